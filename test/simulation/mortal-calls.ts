/** What one life of a workstation meets at each call of a port. */
export type Life = {
  /** The power may go before a call, and after it. Throws where it has. */
  readonly mayDie: (moment: 'before' | 'after') => void;
  /** Throws where the disk takes nothing. */
  readonly demandDisk: () => void;
  readonly now: () => number;
  /** How long an answer took. */
  readonly onAnswered: (ms: number) => void;
};

/** Calls of ports as one life sees them: after its death none of them does anything. */
export const mortalCalls = ({ mayDie, demandDisk, now, onAnswered }: Life) => {
  const disk =
    <A extends readonly unknown[], R>(call: (...args: A) => R): ((...args: A) => R) =>
    (...args) => {
      mayDie('before');
      const result = call(...args);
      mayDie('after');
      return result;
    };
  const write = <A extends readonly unknown[], R>(call: (...args: A) => R): ((...args: A) => R) =>
    disk((...args: A) => {
      demandDisk();
      return call(...args);
    });
  const ask =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      mayDie('before');
      const asked = now();
      const result = await call(...args);
      mayDie('after');
      onAnswered(now() - asked);
      return result;
    };
  return { disk, write, ask };
};
export type MortalCalls = ReturnType<typeof mortalCalls>;
