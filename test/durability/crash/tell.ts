import { writeSync } from 'node:fs';
import { vaultProblemOf } from '../../../main/vault/vault-problem.ts';
import { CannotOpen } from '../desk/make-vault.ts';
import type { Tell, Told } from './scenario.ts';

const stdout = 1;
const marks = { saved: 'saved', savedOnce: 'saved-once', trouble: 'trouble', bug: 'bug' } as const;

const say = (mark: keyof typeof marks, text: string): void => {
  writeSync(stdout, `${marks[mark]} ${text.replaceAll('\n', ' ')}\n`);
};

const sayTrouble = (error: unknown): null => {
  const code = error instanceof CannotOpen ? error.problem.code : vaultProblemOf(error)?.code;
  if (code === undefined) say('bug', error instanceof Error ? (error.stack ?? error.message) : 'thrown');
  else say('trouble', code);
  return null;
};

export const tellParent: Tell = {
  saved: (id) => say('saved', id),
  savedOnce: (id) => say('savedOnce', id),
  problem: (code) => say(code === 'internal' ? 'bug' : 'trouble', code),
  attempt: (work) => {
    try {
      return work();
    } catch (error) {
      return sayTrouble(error);
    }
  },
  attemptLater: async (work) => {
    try {
      return await work();
    } catch (error) {
      return sayTrouble(error);
    }
  },
};

/** Reads what a run said; a line that was cut off was not said. */
export const readTold = (output: string): Told => {
  const lines = output.split('\n').slice(0, -1);
  const after = (mark: keyof typeof marks): readonly string[] =>
    lines
      .filter((line) => line.startsWith(`${marks[mark]} `))
      .map((line) => line.slice(marks[mark].length + 1));
  return {
    saved: after('saved'),
    savedOnce: after('savedOnce'),
    troubles: after('trouble'),
    bugs: after('bug'),
  };
};
