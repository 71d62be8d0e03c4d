/** One plain line for the person at the terminal. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Something the person at the terminal can mend: the message is all that is printed. */
export class UserProblem extends Error {}
