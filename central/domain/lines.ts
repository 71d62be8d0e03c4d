import type { ActRecord } from '../api/records.ts';
import type { ReviewRecord } from '../api/decisions.ts';
import type { Envelope } from '../api/sync.ts';
import { actOf, noEffect, type Effect } from './apply-act.ts';
import type { ReviewCase } from './judge-review.ts';

/**
 * A line of amendments: a piece of work and all that came to stand in its place, under the id of the first (protocol.md, rule 4). At most one
 * of a line ever takes effect, and none once it was withdrawn.
 */
export type Line = {
  readonly settled: 'took-effect' | 'withdrawn' | null;
  /** Of the first that is known; null where none of the line has come. */
  readonly origin: {
    readonly subjectId: string;
    readonly deviceId: string;
    /** Made at a machine of the centre whose machine sends what is judged. */
    readonly isOfThisCentre: boolean;
  } | null;
  /** Reviews of its pieces. */
  readonly reviewCases: readonly ReviewCase[];
};

const emptyLine: Line = { settled: null, origin: null, reviewCases: [] };

export type Lines = ReadonlyMap<string, Line>;

export const firstOf = ({ id, amends }: Pick<Envelope, 'id' | 'amends'>): string => amends ?? id;

export const lineOf = (lines: Lines, firstId: string): Line => lines.get(firstId) ?? emptyLine;

/** The line with its reviews as they are after this. */
export const withReviews = (line: Line, after: readonly ReviewRecord[]): Line => ({
  ...line,
  reviewCases: line.reviewCases.map(({ review, act }) => ({
    review: after.findLast(({ reviewId }) => reviewId === review.reviewId) ?? review,
    act,
  })),
});

/** Work is amended in the lane of its subject and by the machine that holds it. */
export const isForeign = (
  { origin }: Line,
  { lane, deviceId }: Pick<Envelope, 'lane' | 'deviceId'>,
): boolean => origin !== null && (origin.subjectId !== lane || origin.deviceId !== deviceId);

/**
 * Whether a machine may take the line back. Besides its own, one of the same centre may, where the line waits for nobody at central: the vault
 * that held it may be lost (`POST /v1/journals`).
 */
export const mayTakeBack = (
  { origin, reviewCases }: Line,
  envelope: Pick<Envelope, 'lane' | 'deviceId'>,
): boolean =>
  origin === null ||
  (origin.subjectId === envelope.lane &&
    (origin.deviceId === envelope.deviceId || (origin.isOfThisCentre && reviewCases.length === 0)));

export type Closing = {
  readonly decision: 'withdrawn' | 'replaced';
  readonly staffId: string;
  readonly staffName: string;
  readonly reason: string;
  readonly at: string;
};

const isOpen = ({ review }: ReviewCase): boolean => review.state !== 'accepted' && review.state !== 'undone';

const closed = ({ review }: ReviewCase, made: Closing): ReviewRecord => ({
  ...review,
  state: 'undone',
  decisions: [...review.decisions, made],
});

/** Reviews whose work has been replaced or taken back wait for nobody; their acts never take effect. */
export const closeReviews = (
  { reviewCases }: Line,
  closing: Closing & { readonly exceptEnvelopeId: string | null },
): Pick<Effect, 'reviews' | 'undone'> => {
  const { exceptEnvelopeId, ...made } = closing;
  const open = reviewCases.filter((each) => isOpen(each) && each.review.envelopeId !== exceptEnvelopeId);
  return {
    reviews: open.map((each) => closed(each, made)),
    undone: open.flatMap(({ act }): readonly ActRecord[] =>
      act === null ? [] : [actOf(act, 'undone', made.at)],
    ),
  };
};

/** The effect of work that takes its place in a line: what waited in the same line is closed with it. */
export const withLineClosed = (
  effect: Effect,
  line: Line,
  closing: Parameters<typeof closeReviews>[1],
): Effect => {
  const { reviews, undone } = closeReviews(line, closing);
  return { ...effect, reviews: [...reviews, ...effect.reviews], undone: [...effect.undone, ...undone] };
};

/** Only closes what waited. */
export const onlyClosing = (line: Line, closing: Parameters<typeof closeReviews>[1]): Effect =>
  withLineClosed(noEffect, line, closing);
