/** As for every form: a crash loses less than a second of typing. */
const saveDelayMs = 400;

export type KeepNewestOptions<T, S> = {
  readonly first: T;
  /** What the vault says of it; null where it has not taken it. */
  readonly save: (values: T) => Promise<S | null>;
  /** Runs `task` once after `delayMs`; the returned function calls it off. */
  readonly schedule: (task: () => void, delayMs: number) => () => void;
};

export type NewestKeeper<T, S> = {
  /** Saves this a moment after the last key. */
  readonly note: (values: T) => void;
  /** Saves at once. */
  readonly save: () => Promise<S | null>;
  /** Saves at once what the vault has not confirmed. */
  readonly leave: () => void;
  /** What was written has been used: nothing of it is saved any more, until something new is written. */
  readonly end: () => void;
};

/** Keeps what is written in step with the vault. A save confirms what it carried, and nothing that was written after it. */
export const keepNewest = <T, S>({ first, save, schedule }: KeepNewestOptions<T, S>): NewestKeeper<T, S> => {
  let newest = first;
  let confirmed = first;
  let cancel: (() => void) | null = null;
  const saveNow = async (): Promise<S | null> => {
    cancel?.();
    const sent = newest;
    const said = await save(sent);
    if (said !== null) confirmed = sent;
    return said;
  };
  return {
    note: (values) => {
      newest = values;
      cancel?.();
      cancel = schedule(() => void saveNow(), saveDelayMs);
    },
    save: saveNow,
    leave: () => {
      if (newest !== confirmed) void saveNow();
    },
    end: () => {
      cancel?.();
      confirmed = newest;
    },
  };
};
