import type { CoreEvent } from '../../preload/contract/events.ts';
import type { AnyAnswer } from '../../preload/contract/calls.ts';

/** Who sends a call, as the edge knows it. The session hangs on `clientId`, so a reloaded page stays signed in. */
export type Caller = {
  readonly clientId: string;
  /** The edge has checked the sender: the right frame of the right window, or a page with the right cookie and origin. */
  readonly isTrusted: boolean;
};

/** The workstation without its edges: what a window or a browser page talks to. */
export type Core = {
  /** Answers one call frame, whatever it is; never throws and never rejects. */
  readonly answer: (caller: Caller, frame: unknown) => Promise<AnyAnswer>;
  /** News for every page of this core; returns the function that ends the subscription. */
  readonly subscribe: (listener: (event: CoreEvent) => void) => () => void;
  /** Ends sync, closes the vault and forgets the keys. */
  readonly close: () => Promise<void>;
};

/** Where a core keeps its data, and what it was told at start. */
export type CoreOptions = {
  /** Folder of the vault, the key file and the log; made if missing. */
  readonly dataFolder: string;
  /** Folder that holds `packs/` and `locales/`. */
  readonly resourcesFolder: string;
  readonly version: string;
};

/** `main/core/core.ts` exports this. */
export type CreateCore = (options: CoreOptions) => Promise<Core>;
