import { encode } from 'uqr';

/** What fits a QR code of the largest size in bytes, at the lowest correction. */
const mostBytes = 2953;

/** Rows of dark (true) and light modules, without the quiet zone; null where the text is too long for any QR code. */
export const qrModules = (text: string): readonly (readonly boolean[])[] | null => {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes > mostBytes) return null;
  // A short text gets more correction: paper is folded. A long one needs larger modules more.
  return encode(text, { ecc: bytes < 600 ? 'M' : 'L', border: 0 }).data;
};
