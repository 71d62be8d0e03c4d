import type { Notice } from '../domain/notify-represented.ts';

/** The national mailbox and the print shop, which write the letter in the citizen's language and know where it goes. */
export type Post = {
  /** Rejects where it could not be handed over: then it is tried again, under the same envelope id, so that it is written once. */
  readonly deliver: (notice: Notice) => Promise<void>;
};

/** Stands for both where there are none, and takes everything. */
export const simulatedPost: Post = { deliver: () => Promise.resolve() };
