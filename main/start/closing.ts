/** What has been started and must be ended, last started first. */
export type Closing = {
  /** From now on `end` belongs to the closing; after the closing has begun it is called at once. */
  readonly add: (end: () => Promise<void> | void) => void;
  /** Ends everything once; later calls wait for the same. Whatever one part does, the others are ended too. */
  readonly close: () => Promise<void>;
};

export const createClosing = (onFailure: (error: unknown) => void): Closing => {
  const ends: (() => Promise<void> | void)[] = [];
  let closing: Promise<void> | null = null;

  const endOne = async (end: () => Promise<void> | void): Promise<void> => {
    try {
      await end();
    } catch (error) {
      onFailure(error);
    }
  };
  const closeAll = async (): Promise<void> => {
    for (let end = ends.pop(); end; end = ends.pop()) await endOne(end);
  };
  return {
    add: (end) => {
      ends.push(end);
      if (closing) closing = closing.then(closeAll);
    },
    close: () => (closing ??= closeAll()),
  };
};
