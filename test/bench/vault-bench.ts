import type { PersonRecord } from '../../central/api/records.ts';
import { listMandatesGiven } from '../../main/vault/queries/mandates.ts';
import { findPersonFacts } from '../../main/vault/queries/people.ts';
import { findPeople } from '../../main/vault/queries/search.ts';
import { listTimeline } from '../../main/vault/queries/timeline.ts';
import { people } from '../helpers/vault-people.ts';
import { beginAct, beginInteraction, saveWork } from '../helpers/vault-work.ts';
import { openPair, type BenchVault, type VaultPair } from './vault-pair.ts';

export type Spread = { readonly medianMs: number; readonly p99Ms: number };

/** One kind of work on one size of vault, encrypted and plain, taken in turns in the same run. */
export type VaultFigures = {
  readonly work: string;
  readonly people: number;
  readonly samples: number;
  readonly encrypted: Spread;
  readonly plain: Spread;
};

const searched = 150;
const lookedUp = 1000;
const saved = 500;

/** Search and save on the same vaults, since filling one with a million people takes minutes. Prints as it goes. */
export const benchVault = (sizes: readonly number[]): readonly VaultFigures[] =>
  sizes.flatMap((size) => withPair(size, (pair) => [...searchOn(pair), ...saveOn(pair)]));

const withPair = (
  size: number,
  measure: (pair: VaultPair) => readonly VaultFigures[],
): readonly VaultFigures[] => {
  const pair = openPair(size);
  try {
    console.log(
      `fill ${size} people: ${pair.encrypted.peoplePerSecond} people/s encrypted, ${pair.plain.peoplePerSecond} plain`,
    );
    const figures = measure(pair);
    for (const figure of figures) console.log(lineOf(figure));
    return figures;
  } finally {
    pair.close();
  }
};

const searchOn = (pair: VaultPair): readonly VaultFigures[] => {
  const names = sampleOf(pair.people, searched).map(({ givenNames, surname }) => ({ givenNames, surname }));
  const typed = names.flatMap(({ givenNames, surname }) => keystrokes(`${givenNames} ${surname}`));
  const misspelt = names.map(({ givenNames, surname }) => `${givenNames} ${swapped(surname)}`);
  const numbers = sampleOf(pair.people, lookedUp).map(({ nationalNumber }) => nationalNumber ?? '');
  return [
    inTurns(pair, { work: 'type a name', inputs: typed, once: find }),
    inTurns(pair, { work: 'type a name, misspelt', inputs: misspelt, once: find }),
    inTurns(pair, { work: 'number to file', inputs: numbers, once: openFile }),
  ];
};

const find = ({ db }: BenchVault, text: string): unknown => findPeople(db, { text, limit: 20 });

const openFile = ({ db }: BenchVault, nationalNumber: string): unknown => {
  const [match] = findPeople(db, { text: nationalNumber, limit: 20 }).matches;
  if (match === undefined) throw new Error(`nobody has the number ${nationalNumber}`);
  const { personId } = match;
  return [findPersonFacts(db, personId), listMandatesGiven(db, personId), listTimeline(db, personId, 50)];
};

const saveOn = (pair: VaultPair): readonly VaultFigures[] => {
  const subjects = sampleOf(pair.people, saved).map(({ personId }) => personId);
  for (const { transact } of [pair.encrypted, pair.plain]) {
    transact((db) => {
      for (const subject of subjects) {
        beginInteraction(db, `i-${subject}`, subject);
        beginAct(db, `a-${subject}`, `i-${subject}`);
      }
    });
  }
  const content = JSON.stringify({ values: 'x'.repeat(1500) });
  const once = ({ transact }: BenchVault, subject: string): unknown =>
    transact((db) =>
      saveWork(db, {
        envelopeId: `e-${subject}`,
        interactionId: `i-${subject}`,
        actId: `a-${subject}`,
        subject,
        content,
      }),
    );
  return [inTurns(pair, { work: 'save', inputs: subjects, once, isWarmedUp: false })];
};

type Work = {
  readonly work: string;
  readonly inputs: readonly string[];
  readonly once: (vault: BenchVault, input: string) => unknown;
  /** False for work that cannot be done twice. */
  readonly isWarmedUp?: boolean;
};

/** Each input on both vaults, now the one first and now the other, so that whatever else the machine does hits both alike. */
const inTurns = (pair: VaultPair, { work, inputs, once, isWarmedUp = true }: Work): VaultFigures => {
  const vaults = { encrypted: pair.encrypted, plain: pair.plain };
  if (isWarmedUp) {
    for (const input of inputs.slice(0, 50)) for (const vault of Object.values(vaults)) once(vault, input);
  }
  const spent = { encrypted: [] as number[], plain: [] as number[] };
  inputs.forEach((input, index) => {
    const order = index % 2 === 0 ? (['encrypted', 'plain'] as const) : (['plain', 'encrypted'] as const);
    for (const kind of order) {
      const startedAt = performance.now();
      once(vaults[kind], input);
      spent[kind].push(performance.now() - startedAt);
    }
  });
  const [encrypted, plain] = [spreadOf(spent.encrypted), spreadOf(spent.plain)];
  return { work, people: pair.people, samples: inputs.length, encrypted, plain };
};

/** So many people, spread evenly over the population. */
const sampleOf = (count: number, size: number): readonly PersonRecord[] => {
  const step = Math.max(1, Math.floor(count / size));
  const sample: PersonRecord[] = [];
  let index = 0;
  for (const person of people(count)) {
    if (index % step === 0 && sample.length < size) sample.push(person);
    index += 1;
  }
  return sample;
};

const keystrokes = (name: string): readonly string[] =>
  Array.from({ length: name.length - 1 }, (_, index) => name.slice(0, index + 2));

const swapped = (word: string): string => word.slice(0, 2) + word.charAt(3) + word.charAt(2) + word.slice(4);

const spreadOf = (milliseconds: readonly number[]): Spread => {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(3));
  return { medianMs: at(0.5), p99Ms: at(0.99) };
};

const lineOf = ({ work, people, samples, encrypted, plain }: VaultFigures): string =>
  [
    work.padEnd(22),
    `${people} people`.padEnd(16),
    `n=${samples}`.padEnd(8),
    `encrypted median ${encrypted.medianMs} ms, p99 ${encrypted.p99Ms} ms`.padEnd(46),
    `plain median ${plain.medianMs} ms, p99 ${plain.p99Ms} ms`,
  ].join(' ');
