import { documentCount } from './documents.ts';
import { SeededRandom } from './random.ts';

/** What happens in one simulated world: everything that is not the engine's own doing, as data that can be printed and shrunk. */
export type Step = { readonly atMs: number } & (
  | {
      readonly kind: 'save';
      readonly desk: number;
      readonly subject: number;
      readonly ground: 'self' | 'mandate';
      /** Numbers of the documents that belong to it. */
      readonly documents: readonly number[];
    }
  /** An envelope that central cannot even read: a bug of some build, which must not stop the others. */
  | { readonly kind: 'poison'; readonly desk: number; readonly subject: number }
  | { readonly kind: 'link'; readonly desk: number; readonly link: Link }
  /** The power goes at so many port calls from now. */
  | {
      readonly kind: 'crash';
      readonly desk: number;
      readonly inCalls: number;
      readonly moment: 'before' | 'after';
    }
  | { readonly kind: 'restart'; readonly desk: number }
  | { readonly kind: 'clock-jump'; readonly desk: number; readonly byMs: number }
  | { readonly kind: 'send-now'; readonly desk: number }
  | { readonly kind: 'disk-full'; readonly desk: number; readonly forMs: number }
  /** After so many writes from now the disk takes so many of them not: another program holds it, or it is full for a moment. */
  | {
      readonly kind: 'disk-refuses';
      readonly desk: number;
      readonly inWrites: number;
      readonly count: number;
    }
  | { readonly kind: 'staff-change'; readonly desk: number }
  /** The machine gets another catalogue: one with a service that central does not know, or again the one before. */
  | { readonly kind: 'catalogue-change'; readonly desk: number }
  /** Central throws away what was uploaded in part. */
  | { readonly kind: 'forget-uploads' }
  /** Somebody mends, or takes back, one of the items that are parked there. */
  | { readonly kind: 'amend' | 'withdraw'; readonly desk: number; readonly pick: number }
  /** Somebody puts one of them before a supervisor. */
  | { readonly kind: 'hand-over'; readonly desk: number; readonly pick: number }
  /** The staff say that somebody pays for each byte here, or not any more. */
  | { readonly kind: 'meter'; readonly desk: number; readonly isMetered: boolean }
  | { readonly kind: 'accept-review' }
  /** Central's database is put back from a copy that was made then. */
  | { readonly kind: 'put-back'; readonly copiedAtMs: number }
  | { readonly kind: 'revoke'; readonly subject: number }
  | { readonly kind: 'register-change'; readonly subject: number }
  | { readonly kind: 'central-slow'; readonly forMs: number }
);

/** `flaky`: each call meets its own trouble; `slow`: each takes seconds; `portal`: somebody else answers. */
export type Link = 'up' | 'down' | 'flaky' | 'slow' | 'portal';

export type Scenario = {
  readonly seed: number;
  readonly desks: number;
  readonly subjects: number;
  readonly steps: readonly Step[];
};

/** Everything happens within this time; afterwards all is mended and must come to rest. */
export const troubleMs = 20 * 60_000;

const kinds = [
  'save',
  'save',
  'save',
  'save',
  'save',
  'save',
  'save',
  'save',
  'link',
  'link',
  'link',
  'crash',
  'crash',
  'restart',
  'clock-jump',
  'send-now',
  'disk-full',
  'disk-refuses',
  'disk-refuses',
  'staff-change',
  'catalogue-change',
  'forget-uploads',
  'forget-uploads',
  'staff-change',
  'amend',
  'amend',
  'amend',
  'amend',
  'withdraw',
  'hand-over',
  'hand-over',
  'meter',
  'accept-review',
  'accept-review',
  'accept-review',
  'revoke',
  'revoke',
  'register-change',
  'poison',
  'central-slow',
  'put-back',
] as const satisfies readonly Step['kind'][];

export const makeScenario = (seed: number): Scenario => {
  const random = new SeededRandom(seed);
  const desks = 1 + random.below(4);
  const subjects = 1 + random.below(4);
  const count = 6 + random.below(30);
  const steps = Array.from({ length: count }, () => makeStep(random, { desks, subjects }));
  return { seed, desks, subjects, steps: steps.toSorted((left, right) => left.atMs - right.atMs) };
};

const makeStep = (
  random: SeededRandom,
  size: { readonly desks: number; readonly subjects: number },
): Step => {
  const kind = random.pick(kinds);
  const atMs = random.below(troubleMs);
  const desk = random.below(size.desks);
  const subject = random.below(size.subjects);
  if (kind === 'amend' || kind === 'withdraw') return { kind, atMs, desk, pick: random.below(8) };
  if (kind === 'hand-over') return { kind, atMs, desk, pick: random.below(8) };
  if (kind === 'accept-review' || kind === 'forget-uploads') return { kind, atMs };
  if (kind === 'put-back') return { kind, atMs, copiedAtMs: random.below(atMs + 1) };
  if (isFault(kind)) return faultStep(random, kind, { atMs, desk });
  if (kind !== 'save') return otherStep(random, kind, { atMs, desk, subject });
  const ground = random.chance(0.5) ? 'self' : 'mandate';
  return { kind, atMs, desk, subject, ground, documents: pickDocuments(random) };
};

/** Most work comes without any. */
const pickDocuments = (random: SeededRandom): readonly number[] => {
  const count = random.pick([0, 0, 0, 0, 1, 1, 2]);
  return Array.from({ length: count }, () => random.below(documentCount));
};

type Place = { readonly atMs: number; readonly desk: number; readonly subject: number };
type OtherKind = Exclude<
  (typeof kinds)[number],
  Fault | 'save' | 'amend' | 'withdraw' | 'hand-over' | 'accept-review' | 'forget-uploads' | 'put-back'
>;

const otherStep = (random: SeededRandom, kind: OtherKind, { atMs, desk, subject }: Place): Step => {
  switch (kind) {
    case 'poison':
      return { kind, atMs, desk, subject };
    case 'link':
      return {
        kind,
        atMs,
        desk,
        link: random.pick(['up', 'down', 'flaky', 'flaky', 'flaky', 'slow', 'portal']),
      };
    case 'meter':
      return { kind, atMs, desk, isMetered: random.chance(0.5) };
    case 'central-slow':
      return { kind, atMs, forMs: random.below(60_000) };
    case 'restart':
    case 'send-now':
    case 'staff-change':
    case 'catalogue-change':
      return { kind, atMs, desk };
    case 'revoke':
    case 'register-change':
      return { kind, atMs, subject };
    default:
      return kind satisfies never;
  }
};

const faults = ['crash', 'clock-jump', 'disk-full', 'disk-refuses'] as const;
type Fault = (typeof faults)[number];
const isFault = (kind: Step['kind']): kind is Fault => faults.some((fault) => fault === kind);

const faultStep = (random: SeededRandom, kind: Fault, { atMs, desk }: Omit<Place, 'subject'>): Step => {
  switch (kind) {
    case 'crash':
      return { kind, atMs, desk, inCalls: 1 + random.below(12), moment: random.pick(['before', 'after']) };
    case 'clock-jump':
      return { kind, atMs, desk, byMs: Math.round((random.next() - 0.5) * 4 * 86_400_000) };
    case 'disk-full':
      return { kind, atMs, desk, forMs: random.below(120_000) };
    case 'disk-refuses':
      return { kind, atMs, desk, inWrites: random.below(4), count: 1 + random.below(3) };
    default:
      return kind satisfies never;
  }
};
