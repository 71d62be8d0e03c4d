import type { CentralOfRuns } from '../desk/central.ts';

/** Where one run happens, and the number that decides how much is done in it. */
export type Place = { readonly folder: string; readonly seed: number };

/** What a run says to whoever watches it: the line is written after the call it speaks of has returned. */
export type Tell = {
  /** Somebody was shown "saved": from now on this must never be lost. */
  readonly saved: (id: string) => void;
  /** As `saved`, but with the alarm that the second file could not be written. */
  readonly savedOnce: (id: string) => void;
  /** A problem as the page was told it; one that explains nothing counts as a bug. */
  readonly problem: (code: string) => void;
  /** Runs the work; what goes wrong in it is told by its code, and null answered. */
  readonly attempt: <T>(work: () => T) => T | null;
  readonly attemptLater: <T>(work: () => Promise<T>) => Promise<T | null>;
};

export type Told = {
  readonly saved: readonly string[];
  readonly savedOnce: readonly string[];
  /** Problem codes, as a person would be told them. */
  readonly troubles: readonly string[];
  /** Errors that no problem speaks of. */
  readonly bugs: readonly string[];
};

export type ParentTools = { readonly central: () => Promise<CentralOfRuns> };

/**
 * Something the desk does to its files. `prepare` and `faultsAfter` run undisturbed in the parent, `work` in a process of its own that is
 * killed, refused a write, or whose writes are kept in part.
 */
export type Scenario = {
  readonly name: string;
  readonly prepare: (place: Place, tools: ParentTools) => Promise<void>;
  /** Loads what the work needs, before it is watched. */
  readonly getReady?: () => Promise<unknown>;
  readonly work: (place: Place, tell: Tell) => Promise<void>;
  /** Opens what is left, and answers what is wrong: nothing, if all is well. */
  readonly faultsAfter: (place: Place, told: Told, tools: ParentTools) => Promise<readonly string[]>;
  /** Uses what is left as somebody would who comes next. */
  readonly faultsInUse?: (place: Place) => Promise<readonly string[]>;
  /** Whether images of its write log can be judged without central. */
  readonly hasImages: boolean;
};
