import { blobHash, type AttachmentRef } from '../../central/api/blobs.ts';
import { SeededRandom } from './random.ts';

/** What people attach in every world: from a page of text to a scan that takes several pieces. Made once, by a number of its own. */
const sizes = [900, 30_000, 200_000, 420_000] as const;

const made = sizes.map((bytes, at) => {
  const random = new SeededRandom(at + 1);
  const content = Buffer.from(Array.from({ length: bytes }, () => random.below(256)));
  return { content, ref: { sha256: blobHash(content), bytes, mediaType: 'image/jpeg' } };
});
const contents = new Map(made.map(({ content, ref }) => [ref.sha256, content]));

export const documentCount = sizes.length;

/** Two acts may well bring the same document. */
export const documentsAt = (picks: readonly number[]): readonly AttachmentRef[] =>
  [...new Set(picks)].flatMap((pick) => made[pick % made.length]?.ref ?? []);

/** Null for a digest that nobody attached anything under. */
export const contentOf = (sha256: string): Buffer | null => contents.get(sha256) ?? null;
