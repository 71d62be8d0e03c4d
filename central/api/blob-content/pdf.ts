import type { Inspected } from './inspected.ts';

/** How far before the end readers look for the mark of the end (ISO 32000-1, annex H.3.18). */
const tailBytes = 1024;

/** A PDF is kept as it is: it may be signed, and a changed byte would break that. Only a whole one is taken. */
export const inspectPdf = (content: Buffer): Inspected =>
  content.subarray(-tailBytes).includes('%%EOF') ? { kind: 'sound', pixels: null } : { kind: 'damaged' };
