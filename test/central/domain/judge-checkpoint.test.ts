import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuditMark, CheckpointRequest } from '../../../central/api/audit.ts';
import { judgeCheckpoint, type AuditBreak } from '../../../central/domain/judge-checkpoint.ts';

const hash = (letter: string): string => letter.repeat(43);
const mark = (sequence: number, letter: string): AuditMark => ({ sequence, hash: hash(letter) });
const ask = (
  newest: AuditMark,
  since: CheckpointRequest['since'],
  brokenAt: number | null = null,
): CheckpointRequest => ({ newest, since, brokenAt });
const kept = { kind: 'keep', found: null };

test.each<[string, AuditMark | null, CheckpointRequest, unknown]>([
  ['the first checkpoint', null, ask(mark(3, 'a'), null), kept],
  ['a trail that goes on', mark(3, 'a'), ask(mark(5, 'b'), mark(3, 'a')), kept],
  ['the same once more', mark(3, 'a'), ask(mark(3, 'a'), mark(3, 'a')), kept],
  ['nothing known of the last one', mark(3, 'a'), ask(mark(5, 'b'), null), { kind: 'show', sequence: 3 }],
  ['an older one', mark(3, 'a'), ask(mark(5, 'b'), mark(2, 'c')), { kind: 'show', sequence: 3 }],
  [
    'entries that are gone',
    mark(3, 'a'),
    ask(mark(2, 'c'), { sequence: 3, hash: null }),
    { kind: 'keep', found: { kind: 'missing', sequence: 3 } },
  ],
  [
    'entries that are gone, with the old hash remembered',
    mark(3, 'a'),
    ask(mark(2, 'c'), mark(3, 'a')),
    { kind: 'keep', found: { kind: 'missing', sequence: 3 } },
  ],
  [
    'entries that were written anew',
    mark(3, 'a'),
    ask(mark(5, 'b'), mark(3, 'x')),
    { kind: 'keep', found: { kind: 'other', sequence: 3 } },
  ],
  [
    'two ends of the same length',
    mark(3, 'a'),
    ask(mark(3, 'x'), mark(3, 'a')),
    { kind: 'keep', found: { kind: 'other', sequence: 3 } },
  ],
  [
    'an entry that is not what its hash says',
    mark(3, 'a'),
    ask(mark(5, 'b'), mark(3, 'a'), 4),
    { kind: 'keep', found: { kind: 'broken', sequence: 4 } },
  ],
])('%s', (_name, held, request, verdict) => {
  expect(judgeCheckpoint(held, request)).toEqual(verdict);
});

type Machine = { readonly hashes: readonly string[]; readonly told: number | null };

/** Each hash stands for all entries before it, as in the chain. */
const grow = (hashes: readonly string[], entry: string): readonly string[] => [
  ...hashes,
  `${hashes.at(-1) ?? ''}${entry}`,
];

const requestOf = ({ hashes }: Machine, about: number | null): CheckpointRequest => ({
  newest: { sequence: hashes.length, hash: hashes.at(-1) ?? '' },
  since: about === null ? null : { sequence: about, hash: hashes[about - 1] ?? null },
  brokenAt: null,
});

type Step = 'work' | 'tell' | 'tell, and the answer is lost' | 'copy' | 'put the copy back';

/** Central and one machine, with everything that may happen between them; answers what central found the matter with. */
const play = (steps: readonly Step[]): { readonly found: readonly AuditBreak[]; readonly due: number } => {
  let machine: Machine = { hashes: ['0'], told: null };
  let copy = machine;
  let held: AuditMark | null = null;
  let due = 0;
  const found: AuditBreak[] = [];
  const tell = (about: number | null): number => {
    const request = requestOf(machine, about);
    const verdict = judgeCheckpoint(held, request);
    if (verdict.kind === 'show') return tell(verdict.sequence);
    if (held !== null && machine.hashes[held.sequence - 1] !== held.hash) due += 1;
    if (verdict.found !== null) found.push(verdict.found);
    held = request.newest;
    return held.sequence;
  };
  steps.forEach((step, at) => {
    if (step === 'work') machine = { ...machine, hashes: grow(machine.hashes, `,${at}`) };
    if (step === 'tell') machine = { ...machine, told: tell(machine.told) };
    if (step === 'tell, and the answer is lost') tell(machine.told);
    if (step === 'copy') copy = machine;
    if (step === 'put the copy back') machine = copy;
  });
  return { found, due };
};

const steps = (...possible: readonly Step[]) =>
  fc.array(fc.constantFrom(...possible), { minLength: 1, maxLength: 40 });

test('a machine that loses nothing is never suspected, whatever answers are lost', () => {
  fc.assert(
    fc.property(steps('work', 'tell', 'tell, and the answer is lost'), (all) => {
      expect(play(all).found).toEqual([]);
    }),
  );
});

test('every loss of what central has a checkpoint of is found, once, and nothing else is', () => {
  fc.assert(
    fc.property(
      steps('work', 'work', 'tell', 'tell, and the answer is lost', 'copy', 'put the copy back'),
      (all) => {
        const { found, due } = play(all);
        expect(found.length).toBe(due);
      },
    ),
    { numRuns: 1000 },
  );
});
