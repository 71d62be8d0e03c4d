import type { DataFolder } from '../core/data-folder.ts';
import type { ClaimProblem } from './claim.ts';

/** Something the person at the terminal can mend; its message is a plain line, never a trace. */
export class UserProblem extends Error {}

export const say = (line: string): void => console.log(line);

export const giveUp = (error: unknown): void =>
  console.error(error instanceof UserProblem ? error.message : error);

export const textOfClaimProblem = (problem: ClaimProblem, data: DataFolder): string =>
  problem.kind === 'in-use'
    ? `Counterpart is already running on ${data.root} (process ${problem.pid}). One vault, one desk: use that one, or end it first.`
    : `${data.root} holds other things. Choose an empty folder with --data.`;
