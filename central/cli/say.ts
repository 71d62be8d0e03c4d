/** One plain line for the person at the terminal. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Something the person at the terminal can mend: the message is all that is printed. */
export class UserProblem extends Error {}

/** What `read` makes of a file that somebody named. */
export const orUnreadable = <T>(path: string, read: () => T): T => {
  try {
    return read();
  } catch {
    throw new UserProblem(`${path} cannot be read.`);
  }
};
