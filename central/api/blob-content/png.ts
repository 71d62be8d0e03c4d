import type { Inspected, Pixels } from './inspected.ts';

/**
 * The chunks of a PNG file (W3C PNG, third edition), let through by name: those that draw the picture. Texts, times, Exif and whatever
 * somebody made up are not among them.
 */
const drawing: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'sBIT',
  'sRGB',
  'iCCP',
  'cICP',
  'bKGD',
  'pHYs',
]);

const signatureBytes = 8;
/** Length, name and checksum around the data of a chunk. */
const frameBytes = 12;

export const inspectPng = (content: Buffer): Inspected => {
  let pixels: Pixels | null = null;
  let at = signatureBytes;
  while (at + frameBytes <= content.length) {
    const length = content.readUInt32BE(at);
    const name = content.toString('latin1', at + 4, at + 8);
    const end = at + frameBytes + length;
    if (end > content.length || !/^[A-Za-z]{4}$/.test(name)) return { kind: 'damaged' };
    if (!drawing.has(name)) return { kind: 'metadata' };
    if (name === 'IHDR' && length >= 8) {
      pixels = { width: content.readUInt32BE(at + 8), height: content.readUInt32BE(at + 12) };
    }
    if (name === 'IEND') {
      if (end < content.length) return { kind: 'metadata' };
      return pixels === null ? { kind: 'damaged' } : { kind: 'sound', pixels };
    }
    at = end;
  }
  return { kind: 'damaged' };
};
