/** The end of a switch that has a case for everything: the compiler refuses a call that can be reached, and so do we. */
export const assertNever = (value: never): never => {
  throw new Error(`no case for ${JSON.stringify(value)}`);
};
