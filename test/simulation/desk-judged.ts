import type { JudgedPiece, JudgedWork, Standing } from '../../main/sync/reconcile.ts';
import type { Settlement } from '../../main/sync/ports.ts';
import type { HeldItem } from '../helpers/sync-outbox.ts';
import type { DeskOutbox } from './desk-outbox.ts';

/** What one workstation knows of central's memory of its work, by the rules of the vault in their plainest form. */
export class DeskJudged implements JudgedWork {
  /** The epoch in which central was asked for all work. */
  reconciled: string | null = null;
  /** What central said last. */
  heard: string | null = null;
  /** Parked items that somebody has mended or taken back. */
  readonly #isEnded: (envelopeId: string) => boolean;
  readonly #outbox: DeskOutbox;
  readonly #places = new Map<string, number>();
  #askedDownTo: number | null = null;

  constructor(outbox: DeskOutbox, isEnded: (envelopeId: string) => boolean) {
    this.#outbox = outbox;
    this.#isEnded = isEnded;
  }

  hear = (epoch: string): void => {
    if (epoch === this.heard) return;
    this.heard = epoch;
    this.#askedDownTo = null;
  };

  /** Of what counts as sent, where it stands in central's order. */
  notePlaces = (settlements: readonly Settlement[]): void => {
    for (const each of settlements)
      if (each.kind === 'sent' && !this.#places.has(each.envelopeId))
        this.#places.set(each.envelopeId, each.centralSequence);
  };

  findOwed: JudgedWork['findOwed'] = () =>
    this.heard === null || this.heard === this.reconciled
      ? null
      : { epoch: this.heard, owedAgain: 0, askedDownTo: this.#askedDownTo };

  listPortion: JudgedWork['listPortion'] = (askedDownTo, limit) => {
    const { items } = this.#outbox;
    if (askedDownTo === null) {
      const aside = items.filter(({ state, envelopeId }) =>
        state === 'parked'
          ? !this.#isEnded(envelopeId)
          : state !== 'sent' && this.#outbox.goneDocumentsOf(envelopeId).length > 0,
      );
      const ended = items
        .filter(({ state, envelopeId }) => state === 'parked' && this.#isEnded(envelopeId))
        .map(({ envelopeId, signed }) => ({ envelopeId, signed }));
      return { work: aside.map(this.#toPiece), ended, downTo: Number.MAX_SAFE_INTEGER, isPutAside: true };
    }
    const newest = [...this.#places]
      .filter(([, place]) => place < askedDownTo)
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, limit);
    const work = newest.map(([envelopeId]) => this.#toPiece({ envelopeId }));
    return { work, ended: [], downTo: newest.at(-1)?.[1] ?? 0, isPutAside: false };
  };

  settle: JudgedWork['settle'] = ({ owed, lost, askedDownTo }) => {
    for (const { envelopeId } of lost) this.#places.delete(envelopeId);
    this.#outbox.bringAgain(lost);
    if (owed.epoch !== this.heard) return;
    if (askedDownTo === null) this.reconciled = owed.epoch;
    this.#askedDownTo = askedDownTo;
  };

  #find = (wanted: string): HeldItem | undefined =>
    this.#outbox.items.find(({ envelopeId }) => envelopeId === wanted);

  #toPiece = ({ envelopeId }: Pick<JudgedPiece, 'envelopeId'>): JudgedPiece => ({
    envelopeId,
    gone: this.#outbox.goneDocumentsOf(envelopeId),
    standing: standingOf(this.#find(envelopeId)),
  });
}

const standingOf = (item: HeldItem | undefined): Standing => {
  if (item?.state === 'waiting' || item?.state === 'sending') return 'waiting';
  if (item?.state !== 'parked') return 'accepted';
  return item.reason === 'documents/gone' ? 'bare' : 'aside';
};
