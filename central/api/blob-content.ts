import type { Inspected, Pixels } from './blob-content/inspected.ts';
import { inspectJpeg } from './blob-content/jpeg.ts';
import { inspectPdf } from './blob-content/pdf.ts';
import { inspectPng } from './blob-content/png.ts';

/** What may be attached. Each is known by its bytes; what a name or a header says of it counts for nothing. */
export const attachableTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type AttachableType = (typeof attachableTypes)[number];

export type BlobContent =
  | { readonly kind: 'sound'; readonly mediaType: AttachableType; readonly pixels: Pixels | null }
  /**
   * `unknown`: of no kind that may be attached. `damaged`: begins as one, and does not go on as one. `metadata`: a picture that says more
   * than it shows, such as where it was taken (GPS), with what, and when; or with something hidden behind its end.
   */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'damaged'; readonly mediaType: AttachableType }
  | { readonly kind: 'metadata'; readonly mediaType: AttachableType };

const kinds: readonly {
  readonly mediaType: AttachableType;
  readonly signature: readonly number[];
  readonly inspect: (content: Buffer) => Inspected;
}[] = [
  { mediaType: 'image/jpeg', signature: [0xff, 0xd8, 0xff], inspect: inspectJpeg },
  {
    mediaType: 'image/png',
    signature: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    inspect: inspectPng,
  },
  { mediaType: 'application/pdf', signature: [0x25, 0x50, 0x44, 0x46, 0x2d], inspect: inspectPdf },
];

/** Looks into a whole blob, the same at the desk and at central. */
export const inspectBlob = (bytes: Uint8Array): BlobContent => {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = kinds.find(({ signature }) => signature.every((byte, at) => content[at] === byte));
  if (kind === undefined) return { kind: 'unknown' };
  return { ...kind.inspect(content), mediaType: kind.mediaType };
};
