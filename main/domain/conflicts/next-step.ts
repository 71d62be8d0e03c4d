import type { ParkedAction, ParkedNext } from '../../../preload/contract/outbox-parked.ts';

/** What is known of parked work when it is asked what can be done about it. */
export type ParkedCase = {
  readonly kind: string;
  readonly reason: string;
  /** Author or supervisor. */
  readonly mayAct: boolean;
  /** Its form can be opened again: an act of a service that the pack still has. */
  readonly hasForm: boolean;
  /** It names documents. */
  readonly hasDocuments: boolean;
  readonly isHandedOver: boolean;
  /** A decision about a review that still waits for one. */
  readonly isUndecided: boolean;
};

/** Central never read these, or asks for nothing but another try: the same bytes may get another answer. */
const worthAnotherTry: ReadonlySet<string> = new Set([
  'request/invalid',
  'request/too-large',
  'request/not-found',
  'signature/missing',
  'signature/invalid',
  'device/unknown',
  'device/code-invalid',
  'device/locked',
  'lease/expired',
  'envelope/signature-invalid',
  'envelope/version-unknown',
  'envelope/foreign-device',
  'lane/out-of-order',
  'subject/unknown',
  'service/unknown',
]);

/** Said of a document: the work can go without it, or with another one in its place. */
const ofDocument: ReadonlySet<string> = new Set([
  'blob/refused',
  'blob/altered',
  'documents/gone',
  'request/too-large',
]);

/** The very same documents cannot be sent again. */
const needsOthers: ReadonlySet<string> = new Set(['blob/refused', 'documents/gone']);

/** A supervisor decides at central, in the reviews. */
const inReview: ReadonlySet<string> = new Set(['authority/revoked', 'authority/insufficient']);

/** Nothing is left to do but to say so. */
const overTaken: ReadonlySet<string> = new Set(['work/took-effect', 'work/withdrawn']);

/** Says something of parked work: where central has no use for it, that work itself is still there to act on. */
const isAboutOther = (kind: string): boolean => kind === 'work-withdrawn' || kind === 'work-handed-over';

/**
 * A decision about a review has lost to another one, or came to nothing because the record or the review was not as it had been seen; an act
 * whose service the pack no longer has is lost to nobody.
 */
const nextOfConflict = ({ kind, hasForm, isUndecided }: ParkedCase): ParkedNext => {
  if (hasForm) return 'compare';
  if (kind === 'act-completed') return 'ask-supervisor';
  return isUndecided ? 'decide-again' : 'decided-elsewhere';
};

const nextOf = (parked: ParkedCase): ParkedNext => {
  const { kind, reason, hasForm, hasDocuments } = parked;
  if (reason === 'envelope/tampered') return 'security';
  if (isAboutOther(kind) && !worthAnotherTry.has(reason)) return 'over';
  if (reason === 'conflict') return nextOfConflict(parked);
  if (overTaken.has(reason)) return 'over';
  if (inReview.has(reason)) return kind === 'act-completed' ? 'wait-for-review' : 'ask-supervisor';
  if (hasDocuments && ofDocument.has(reason)) return 'mend-documents';
  if (worthAnotherTry.has(reason)) return 'try-again';
  return hasForm ? 'amend' : 'ask-supervisor';
};

/**
 * The one thing to do next, and all that can be done. Work that security looks at stays as it is; everything else can be taken back, and by
 * nobody but its author or a supervisor.
 */
export const parkedNext = (
  parked: ParkedCase,
): { readonly next: ParkedNext; readonly actions: readonly ParkedAction[] } => {
  const next = nextOf(parked);
  if (!parked.mayAct || next === 'security') return { next, actions: [] };
  const isOver = next === 'over' || next === 'decided-elsewhere' || next === 'decide-again';
  const can: readonly (readonly [ParkedAction, boolean])[] = [
    ['compare', next === 'compare'],
    ['amend', next === 'mend-documents' || (parked.hasForm && (next === 'amend' || next === 'try-again'))],
    ['new-ground', parked.hasForm && next === 'wait-for-review'],
    ['retry', next === 'try-again' || (next === 'mend-documents' && !needsOthers.has(parked.reason))],
    ['hand-over', !parked.isHandedOver && !isOver],
    ['withdraw', !isOver],
    ['acknowledge', isOver],
  ];
  return { next, actions: can.flatMap(([action, isOffered]) => (isOffered ? [action] : [])) };
};

/** Sending the very same bytes again cannot help where central has judged them, or a later piece of their lane. */
export const needsNewEnvelope = (reason: string, hasLaterSent: boolean): boolean =>
  hasLaterSent ||
  reason === 'lane/out-of-order' ||
  reason === 'subject/unknown' ||
  reason === 'service/unknown';

/** Central holds it and can put it before supervisors elsewhere: what it never took is nowhere but here. */
export const isHeldByCentral = ({
  kind,
  reason,
}: {
  readonly kind: string;
  readonly reason: string;
}): boolean => kind === 'act-completed' && (reason === 'conflict' || inReview.has(reason));
