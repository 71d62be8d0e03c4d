import type { BundleAnswer, BundleReading, BundledWork, ReadBundle } from '../../../central/api/bundle.ts';

/** Central's answer about one piece of work, once its signature holds and it names this machine. */
export type VerifiedAnswer =
  | {
      readonly kind: 'receipt';
      readonly envelopeId: string;
      readonly hash: string;
      readonly centralSequence: number;
    }
  | {
      readonly kind: 'refusal';
      readonly envelopeId: string;
      readonly hash: string;
      readonly code: string;
    };

/** A bundle on its way to central, and what came of it so far. */
export type Delivery = {
  readonly bundle: ReadBundle;
  readonly done: number;
  readonly results: BundleAnswer['results'];
};

/** Files between the page and the core, in memory alone: they go with the core, and can be picked again. */
export type CourierFiles = {
  /** Keeps bytes for the page to read. */
  readonly hold: (bytes: Buffer) => string;
  /** Null where it is held no longer. */
  readonly find: (fileId: string) => Buffer | null;
  /** Room for so many bytes. */
  readonly begin: (bytes: number) => string;
  /** False where the file is gone, the part out of turn, or more than was said. */
  readonly add: (fileId: string, part: number, data: Buffer) => boolean;
  readonly delivery: (fileId: string) => Delivery | null;
  readonly setDelivery: (fileId: string, delivery: Delivery) => void;
};

/** What carrying work by hand needs of keys, files and the network. */
export type CourierPort = {
  readonly files: CourierFiles;
  /** Sealed to central, signed by this machine. */
  readonly seal: (
    about: { readonly bundleId: string; readonly madeAt: string },
    work: readonly BundledWork[],
  ) => Buffer;
  readonly read: (bytes: Buffer) => BundleReading;
  readonly deliver: (
    bundle: ReadBundle,
    sealed: readonly Buffer[],
  ) => Promise<BundleAnswer['results'] | 'offline' | 'refused'>;
  /** Null where central did not sign it, or not about this machine. */
  readonly verify: (jws: string) => Promise<VerifiedAnswer | null>;
};
