import type { Inspected, Pixels } from './inspected.ts';

/**
 * The segments of a JPEG file (ITU-T T.81, annex B), one after the other. Application segments are let through by name: JFIF, a colour
 * profile, and Adobe's note on colours. Exif, XMP, GPS, IPTC and comments live in the others, and whoever re-encodes a picture drops them.
 */
const harmless: ReadonlyMap<number, string> = new Map([
  [0xe0, 'JFIF\0'],
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe'],
]);

const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;

/** SOF0 to SOF15, without the tables (DHT, JPG, DAC) that lie between them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

export const inspectJpeg = (content: Buffer): Inspected => {
  let pixels: Pixels | null = null;
  let at = 2;
  while (at + 1 < content.length) {
    if (content[at] !== 0xff) return { kind: 'damaged' };
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      // Any number of fill bytes may stand before a marker.
      at += 1;
      continue;
    }
    if (marker === endOfImage) return ended(content, at + 2, pixels);
    const length = at + 4 <= content.length ? content.readUInt16BE(at + 2) : 0;
    const end = at + 2 + length;
    if (length < 2 || end > content.length) return { kind: 'damaged' };
    if (tellsMore(marker, content.subarray(at + 4, end))) return { kind: 'metadata' };
    if (isFrame(marker) && length >= 8) {
      pixels = { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    }
    at = marker === startOfScan ? afterScan(content, end) : end;
  }
  return { kind: 'damaged' };
};

const tellsMore = (marker: number, segment: Buffer): boolean => {
  if (marker === comment) return true;
  if (marker < 0xe0 || marker > 0xef) return false;
  const name = harmless.get(marker);
  return name === undefined || segment.subarray(0, name.length).toString('latin1') !== name;
};

/** Where the coded picture ends: at a marker that is neither a stuffed byte nor a restart. */
const afterScan = (content: Buffer, from: number): number => {
  for (let at = content.indexOf(0xff, from); at !== -1; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return content.length;
};

/** Telephones put a film, or a second picture with Exif of its own, behind the end. */
const ended = (content: Buffer, at: number, pixels: Pixels | null): Inspected => {
  if (at < content.length) return { kind: 'metadata' };
  return pixels === null ? { kind: 'damaged' } : { kind: 'sound', pixels };
};
