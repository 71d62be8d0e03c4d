import { pieceStarts } from '../../../central/api/journal.ts';
import { frameOverhead } from '../../../central/api/journal-frames.ts';

/** Unsent work with the attachments that it names, in the order in which it was done. */
export type WorkToCarry = {
  readonly envelopeId: string;
  readonly lane: string;
  /** Length of the signed text. */
  readonly contentBytes: number;
  readonly blobs: readonly { readonly sha256: string; readonly bytes: number }[];
};

export type Chosen<W> = { readonly taken: readonly W[]; readonly leftOut: readonly W[] };

/** What the head of a piece, and what goes with the text of an envelope, take at most. */
const headBytes = 512;

/** The manifest and the header of the journal, at most. */
const beforeFrames = 8 * 1024;

/** Never less than it will be: quotes in the text are written with a stroke before them. */
const sealedWork = ({ contentBytes }: WorkToCarry): number => frameOverhead + headBytes + 2 * contentBytes;
const sealedBlob = (blob: { readonly bytes: number }): number =>
  blob.bytes + pieceStarts(blob).length * (frameOverhead + headBytes);

/**
 * As much of it as goes into so many bytes, oldest first; an attachment that several pieces of work name counts once. What follows something
 * that is left out in the same lane is left out too: central would not take it before.
 */
export const chooseWork = <W extends WorkToCarry>(work: readonly W[], mostBytes: number): Chosen<W> => {
  const taken: W[] = [];
  const leftOut: W[] = [];
  const lanesLeft = new Set<string>();
  const digests = new Set<string>();
  let bytes = beforeFrames;
  for (const each of work) {
    const news = new Map(
      each.blobs.filter(({ sha256 }) => !digests.has(sha256)).map((blob) => [blob.sha256, blob] as const),
    );
    const more = [...news.values()].reduce((sum, blob) => sum + sealedBlob(blob), sealedWork(each));
    if (lanesLeft.has(each.lane) || bytes + more > mostBytes) {
      lanesLeft.add(each.lane);
      leftOut.push(each);
      continue;
    }
    bytes += more;
    for (const digest of news.keys()) digests.add(digest);
    taken.push(each);
  }
  return { taken, leftOut };
};
