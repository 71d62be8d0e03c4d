import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { instantOn } from '../calendar.ts';
import { type Draw } from '../draw.ts';
import { type Kin } from '../kin.ts';
import { createRandom } from '../random.ts';
import { addressIn, alone, individualOf, portrait } from './portrait.ts';

/** Sent a photo of a letter, three megabytes, as telephones make them. */
export const letterSender = portrait(70, {
  givenNames: 'Gerda',
  surname: 'Nygaard',
  sex: 'female',
  birthDate: '1957-03-03',
});

const widthPixels = 1000;
const heightPixels = 1024;

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** RFC 1950. */
const adler32 = (data: Buffer): number => {
  let low = 1;
  let high = 0;
  for (const byte of data) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 65_536 + low;
};

/** A zlib stream of stored blocks (RFC 1951, 3.2.4): noise does not shrink, and no version of a compressor can change these bytes. */
const stored = (data: Buffer): Buffer => {
  const largest = 65_535;
  const parts: Buffer[] = [Buffer.from([0x78, 0x01])];
  for (let offset = 0; offset < data.length; offset += largest) {
    const block = data.subarray(offset, offset + largest);
    const head = Buffer.from([offset + largest >= data.length ? 1 : 0, 0, 0, 0, 0]);
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(largest - block.length, 3);
    parts.push(head, block);
  }
  const check = Buffer.alloc(4);
  check.writeUInt32BE(adler32(data));
  return Buffer.concat([...parts, check]);
};

/** Rows of dark words on light paper, seen through the noise of a bad sensor. */
const drawPixels = (): Buffer => {
  const random = createRandom('letter-photo');
  const rowBytes = 1 + widthPixels * 3;
  const pixels = Buffer.alloc(rowBytes * heightPixels);
  const wordEnds = Array.from({ length: 32 }, () => random.integer(60, 100) / 100);
  for (let y = 0; y < heightPixels; y += 1) {
    const lineEnd = (wordEnds[Math.floor(y / 32)] ?? 1) * (widthPixels - 120);
    const isLine = y > 90 && y < heightPixels - 90 && y % 32 < 11;
    for (let x = 0; x < widthPixels; x += 1) {
      const isInk = isLine && x > 120 && x < lineEnd && (x * 7 + Math.floor(y / 32) * 31) % 83 > 14;
      const light = (isInk ? 70 : 214) + random.integer(0, 40);
      pixels[y * rowBytes + 1 + x * 3] = light;
      pixels[y * rowBytes + 2 + x * 3] = light - 6;
      pixels[y * rowBytes + 3 + x * 3] = light - 22;
    }
  }
  return pixels;
};

/** The photo: a valid PNG (RFC 2083), 8-bit RGB, the same bytes each time. */
export const createLetterPhoto = (): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPixels, 0);
  header.writeUInt32BE(heightPixels, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', stored(drawPixels())),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** Of the bytes above, written down so that a country can be made without drawing them; `sha256` in base64url. */
export const letterPhoto = {
  sha256: 'pMsrAZ_TinZSrmCa7uzRsnxyZPnHU0TuQ7Vrz8eOeQU',
  bytes: 3_073_322,
  mediaType: 'image/png',
} as const;

export const photoHash = (photo: Buffer): string => createHash('sha256').update(photo).digest('base64url');

export const letterSenderAlone = (draw: Draw): Kin => {
  const { sha256, bytes, mediaType } = letterPhoto;
  const address = addressIn({
    street: 'Markvej',
    houseNumber: '64',
    floorAndDoor: '',
    postcode: '8963',
    movedInOn: '1999-10-01',
  });
  return alone(individualOf(draw, letterSender), address, [
    {
      personId: letterSender.personId,
      at: instantOn(draw.today - 3, 580),
      kind: 'letter-photo-received',
      params: { sha256, bytes: String(bytes), mediaType },
      source: 'contact-log',
    },
  ]);
};
