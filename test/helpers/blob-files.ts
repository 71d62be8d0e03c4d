import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';

/** Files as scanners and telephones make them, small and made by hand. */

const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

const frame = (width: number, height: number): Buffer => {
  const data = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  data.writeUInt16BE(height, 1);
  data.writeUInt16BE(width, 3);
  return segment(0xc0, data);
};

export const jfif = segment(0xe0, Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', 'latin1'));
/** With a GPS directory, as far as a reader that only looks at the name goes. */
export const exif = segment(0xe1, Buffer.from('Exif\0\0MM\0*GPS 56.1629 10.2039', 'latin1'));
export const xmp = segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>', 'latin1'));
export const jpegComment = segment(0xfe, Buffer.from('taken by Karen', 'latin1'));

/** A picture with these segments in front, and coded bytes with stuffing and a restart marker. */
export const jpeg = (
  segments: readonly Buffer[] = [jfif],
  { width = 800, height = 600, noise = Buffer.alloc(0) } = {},
): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments,
    frame(width, height),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    // No byte that could pass for a marker.
    Buffer.from(noise.map((byte) => byte & 0x7f)),
    Buffer.from([0xff, 0xd9]),
  ]);

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

export const pngChunk = chunk;

export const png = (between: readonly Buffer[] = []): Buffer => {
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...between,
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

export const pdf = (): Buffer => Buffer.from('%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n', 'latin1');
