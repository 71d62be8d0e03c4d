import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { handMade } from '../../../../central/population/hand-made/hand-made.ts';
import {
  createLetterPhoto,
  letterPhoto,
  photoHash,
} from '../../../../central/population/hand-made/letter-photo.ts';
import { bundleOf, country } from './country.ts';

const photo = createLetterPhoto();

test('the photo is about three megabytes, and the bytes that the event tells of', () => {
  expect(photo.length).toBeGreaterThan(2_900_000);
  const received = bundleOf(country, handMade.letterSender.personId).events.find(
    ({ kind }) => kind === 'letter-photo-received',
  );
  expect(received?.params).toEqual({
    sha256: photoHash(photo),
    bytes: String(photo.length),
    mediaType: letterPhoto.mediaType,
  });
});

test('the photo is a PNG: sound chunks, and as many pixels as its header says', () => {
  const chunks: { readonly type: string; readonly data: Buffer }[] = [];
  for (let offset = 8; offset < photo.length;) {
    const end = offset + 8 + photo.readUInt32BE(offset);
    expect(photo.readUInt32BE(end)).toBe(crc32(photo.subarray(offset + 4, end)));
    chunks.push({
      type: photo.toString('ascii', offset + 4, offset + 8),
      data: photo.subarray(offset + 8, end),
    });
    offset = end + 4;
  }
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
  const [header, pixels] = chunks;
  const width = header?.data.readUInt32BE(0) ?? 0;
  const height = header?.data.readUInt32BE(4) ?? 0;
  expect(inflateSync(pixels?.data ?? Buffer.alloc(0))).toHaveLength(height * (1 + width * 3));
});
