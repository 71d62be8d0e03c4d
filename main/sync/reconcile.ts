import type { ReconcileAnswer, ReconcileRequest } from '../../central/api/reconcile.ts';
import type { SignedEnvelope } from '../../central/api/sync.ts';
import type { Answer, CallFailure } from './answer.ts';

/** Work that central has judged, as far as this machine knows. */
export type JudgedPiece = {
  readonly envelopeId: string;
  /** Digests of attachments that it names and that are not here any more. */
  readonly gone: readonly string[];
  readonly standing: Standing;
};

/**
 * How a piece stands here: accepted; put aside; put aside because its documents are gone, so that it is no news that central does not know
 * it; or waiting to be brought again, as it is.
 */
export type Standing = 'accepted' | 'aside' | 'bare' | 'waiting';

/** Put aside, and ended by somebody here since: it is sent for its place, and never judged again. */
export type EndedPiece = { readonly envelopeId: string; readonly signed: SignedEnvelope };

export type Portion = {
  readonly work: readonly JudgedPiece[];
  readonly ended: readonly EndedPiece[];
  /** Where the next portion goes on. */
  readonly downTo: number;
  /** What was put aside here: it says nothing about how far central's memory goes. */
  readonly isPutAside: boolean;
};

export type Owed = {
  readonly epoch: string;
  /** How often asking has begun anew within an epoch: since answers came on a stick. */
  readonly owedAgain: number;
  readonly askedDownTo: number | null;
};

/** Each call is one transaction. */
export type JudgedWork = {
  /** Null where central knows of all our work that it ever acknowledged, as far as this machine has heard. */
  readonly findOwed: () => Owed | null;
  /** What was put aside first, by itself; then the receipts, the newest first. */
  readonly listPortion: (askedDownTo: number | null, limit: number) => Portion;
  /**
   * What was lost waits as if it had never been sent; without its documents it is put aside. Where something else is owed by now than when
   * central was asked, that stays owed from its start.
   */
  readonly settle: (settled: {
    readonly owed: Owed;
    readonly lost: readonly JudgedPiece[];
    /** Null: nothing more is owed in this epoch. */
    readonly askedDownTo: number | null;
  }) => void;
};

export type Reconciler = {
  readonly judged: JudgedWork;
  readonly transport: {
    readonly reconcile: (request: ReconcileRequest, signal: AbortSignal) => Promise<Answer<ReconcileAnswer>>;
  };
  /** Work that counted as sent waits again. */
  readonly onBroughtAgain: (pieces: number) => void;
};

/** Why central could not be asked, and it is still owed; null where nothing is. */
export type Reconcile = (signal: AbortSignal) => Promise<CallFailure | null>;

/** Of whole pieces; an ordinary one is a kilobyte or two. */
const endedAtOnce = 20;
/** Where central knows so many receipts in a row, it knows the older ones too: a copy has all up to its moment. */
const atOnce = 500;

/**
 * Central's database may be put back from a copy: what it had acknowledged since is gone there. Whoever hears that it is in another epoch
 * asks it for all work that it ever judged, the newest first. What central does not remember as this machine does (accepted here and not
 * there, put aside here and not there) is brought again, in its old order and before anything newer. The function answered is called before
 * each push and after each page; where nothing is owed it costs one look.
 */
export const createReconcile = (reconciler: Reconciler): Reconcile => {
  const { findOwed } = reconciler.judged;
  return async (signal) => {
    for (let owed = findOwed(); owed !== null; owed = findOwed()) {
      const failure = await reconcileSome(reconciler, owed, signal);
      if (failure !== null) return failure;
    }
    return null;
  };
};

const reconcileSome = async (
  { judged, transport, onBroughtAgain }: Reconciler,
  owed: Owed,
  signal: AbortSignal,
): Promise<CallFailure | null> => {
  const { work, ended, downTo, isPutAside } = judged.listPortion(owed.askedDownTo, atOnce);
  const answer = await askAbout(transport, [...work, ...ended.map(withoutDocuments)], signal);
  if (answer.kind !== 'answered') return answer;
  const unknown = new Set(answer.value.unknownIds);
  const forgotten = ended.filter(({ envelopeId }) => unknown.has(envelopeId));
  const failure = await sendEnded(transport, forgotten, signal);
  if (failure !== null) return failure;
  const lost = isPutAside ? asideHere(work, answer.value) : unaccepted(work, answer.value);
  const isLast = !isPutAside && (lost.length === 0 || work.length < atOnce);
  const missing = new Set(answer.value.missingBlobs);
  judged.settle({
    owed,
    lost: lost.map((piece) => ({ ...piece, gone: piece.gone.filter((sha256) => missing.has(sha256)) })),
    askedDownTo: isLast ? null : downTo,
  });
  if (lost.length > 0) onBroughtAgain(lost.length);
  return null;
};

type Pieces = readonly JudgedPiece[];
type Asked = Pick<JudgedPiece, 'envelopeId' | 'gone'>;

const withoutDocuments = ({ envelopeId }: EndedPiece): Asked => ({ envelopeId, gone: [] });

/** Of what was accepted, what central does not remember so. */
const unaccepted = (work: Pieces, { unknownIds, refusedIds }: ReconcileAnswer): Pieces => {
  const all = new Set([...unknownIds, ...refusedIds]);
  return work.filter(({ envelopeId }) => all.has(envelopeId));
};

/** Of what was put aside, what central has accepted, or has to look at anew; of what waits, what waits in vain. */
const asideHere = (work: Pieces, { unknownIds, refusedIds, missingBlobs }: ReconcileAnswer): Pieces => {
  const [unknown, refused, missing] = [new Set(unknownIds), new Set(refusedIds), new Set(missingBlobs)];
  return work.filter(({ envelopeId, standing, gone }) => {
    if (standing === 'waiting') return unknown.has(envelopeId) && gone.some((sha256) => missing.has(sha256));
    return !refused.has(envelopeId) && !(standing === 'bare' && unknown.has(envelopeId));
  });
};

const askAbout = async (
  { reconcile }: Reconciler['transport'],
  work: readonly Asked[],
  signal: AbortSignal,
): Promise<Answer<ReconcileAnswer>> => {
  const envelopeIds = work.map(({ envelopeId }) => envelopeId);
  const blobs = [...new Set(work.flatMap(({ gone }) => gone))];
  const found: ReconcileAnswer = { unknownIds: [], refusedIds: [], missingBlobs: [] };
  for (let from = 0; from < Math.max(envelopeIds.length, blobs.length); from += atOnce) {
    const [ids, digests] = [envelopeIds, blobs].map((each) => each.slice(from, from + atOnce));
    const answer = await reconcile({ envelopeIds: ids ?? [], blobs: digests ?? [] }, signal);
    if (answer.kind !== 'answered') return answer;
    found.unknownIds.push(...answer.value.unknownIds);
    found.refusedIds.push(...answer.value.refusedIds);
    found.missingBlobs.push(...answer.value.missingBlobs);
  }
  return { kind: 'answered', value: found };
};

const sendEnded = async (
  { reconcile }: Reconciler['transport'],
  forgotten: readonly EndedPiece[],
  signal: AbortSignal,
): Promise<CallFailure | null> => {
  for (let from = 0; from < forgotten.length; from += endedAtOnce) {
    const ended = forgotten.slice(from, from + endedAtOnce).map(({ signed }) => signed);
    const answer = await reconcile({ envelopeIds: [], blobs: [], ended }, signal);
    if (answer.kind !== 'answered') return answer;
  }
  return null;
};
