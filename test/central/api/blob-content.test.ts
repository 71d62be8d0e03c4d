import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectBlob } from '../../../central/api/blob-content.ts';
import { exif, jfif, jpeg, jpegComment, pdf, png, pngChunk, xmp } from '../../helpers/blob-files.ts';

describe('what is in a blob', () => {
  test('is known by its bytes, with the size of a picture', () => {
    expect(inspectBlob(jpeg())).toEqual({
      kind: 'sound',
      mediaType: 'image/jpeg',
      pixels: { width: 800, height: 600 },
    });
    expect(inspectBlob(png())).toEqual({
      kind: 'sound',
      mediaType: 'image/png',
      pixels: { width: 2, height: 1 },
    });
    expect(inspectBlob(pdf())).toEqual({ kind: 'sound', mediaType: 'application/pdf', pixels: null });
  });

  test.each([
    ['a program', Buffer.from('MZ\u0090\0', 'latin1')],
    ['a web page', Buffer.from('<html><script>alert(1)</script>')],
    ['a drawing that can run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', Buffer.alloc(0)],
  ])('of no kind that may be attached is unknown: %s', (_, bytes) => {
    expect(inspectBlob(bytes)).toEqual({ kind: 'unknown' });
  });

  test.each([
    ['Exif with GPS in a JPEG', jpeg([exif])],
    ['Exif behind JFIF', jpeg([jfif, exif])],
    ['XMP', jpeg([jfif, xmp])],
    ['a comment', jpeg([jfif, jpegComment])],
    ['a second picture behind the end', Buffer.concat([jpeg(), jpeg([exif])])],
    ['Exif in a PNG', png([pngChunk('eXIf', Buffer.from('MM\0*'))])],
    ['a text in a PNG', png([pngChunk('tEXt', Buffer.from('Author\0Karen'))])],
    ['a time in a PNG', png([pngChunk('tIME', Buffer.alloc(7))])],
    ['a chunk somebody made up', png([pngChunk('gpSx', Buffer.from('56.16'))])],
    ['bytes behind a PNG', Buffer.concat([png(), Buffer.from('x')])],
  ])('that tells more than it shows is told apart: %s', (_, bytes) => {
    expect(inspectBlob(bytes)).toMatchObject({ kind: 'metadata' });
  });

  test.each([
    ['JPEG', jpeg()],
    ['PNG', png()],
    ['PDF', pdf()],
  ])('that breaks off anywhere is never sound: %s', (_, whole) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 7 }), (length) => {
        expect(inspectBlob(whole.subarray(0, length)).kind).not.toBe('sound');
      }),
    );
  });

  test('never makes the inspector stumble, whatever follows the first bytes', () => {
    const starts = [jpeg().subarray(0, 4), png().subarray(0, 8), pdf().subarray(0, 5)];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        expect(['sound', 'damaged', 'metadata']).toContain(inspectBlob(Buffer.concat([start, rest])).kind);
      }),
    );
  });
});
