/** Runs one piece of work after the other, whatever becomes of each; answers with what the work answers. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export const createInTurn = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
};
