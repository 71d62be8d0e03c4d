/** About the slowest link that is worth waiting for, as for a push. */
const slowestBytesPerMs = 4;

/** Sealed frames as JSON carries them. */
export const inBase64 = (sealed: readonly Buffer[]): readonly string[] =>
  sealed.map((frame) => frame.toString('base64'));

/** How long a request with these frames may take: central's time to judge them, and the link's to carry them. */
export const patienceFor = (frames: readonly string[]): number =>
  60_000 + Math.ceil(frames.reduce((sum, { length }) => sum + length, 0) / slowestBytesPerMs);
