import type { BundleAnswer, VerifiedAnswer } from '../../../central/api/bundle.ts';
import type { BundleContent, BundleReading, ReadBundle, WriteAt } from '../../../central/api/bundle-file.ts';
import type { ByteSource } from '../../../central/api/byte-source.ts';
import type { Frame } from '../../../central/api/journal-frames.ts';

/** A bundle on its way to central, and what came of it so far. */
export type Delivery = {
  readonly bundle: ReadBundle;
  /** Its frames in the order in which they are delivered: attachments first. */
  readonly frames: readonly Frame[];
  readonly done: number;
  /** Of the work among those that are done. */
  readonly results: BundleAnswer['results'];
};

/** Files between the page and the core: they go with the core, and can be picked again. */
export type CourierFiles = {
  /** Keeps what `fill` writes for the page to read; `fill` answers how many bytes those are. */
  readonly write: (fill: (writeAt: WriteAt) => number) => {
    readonly fileId: string;
    readonly bytes: number;
  };
  /** Room for so many bytes. */
  readonly begin: (bytes: number) => string;
  /** False where the file is gone, the part out of turn, or more than was said. */
  readonly add: (fileId: string, part: number, data: Buffer) => boolean;
  /** Null where it is held no longer, or has not come whole. */
  readonly read: <T>(fileId: string, work: (source: ByteSource) => T) => T | null;
  readonly delivery: (fileId: string) => Delivery | null;
  readonly setDelivery: (fileId: string, delivery: Delivery) => void;
  readonly clear: () => void;
};

/** What carrying work by hand needs of keys, files and the network. */
export type CourierPort = {
  readonly files: CourierFiles;
  /** Sealed to central, signed by this machine; answers how many bytes were written. */
  readonly seal: (
    about: { readonly bundleId: string; readonly madeAt: string },
    content: Pick<BundleContent, 'work' | 'count' | 'blobs'>,
    writeAt: WriteAt,
  ) => number;
  readonly read: (source: ByteSource) => BundleReading;
  readonly deliver: (
    bundle: ReadBundle,
    frames: readonly Buffer[],
  ) => Promise<BundleAnswer['results'] | 'offline' | 'refused'>;
  /** Null where central did not sign it, or not about this machine. */
  readonly verify: (jws: string) => Promise<VerifiedAnswer | null>;
};
