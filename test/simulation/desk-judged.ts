import type { JudgedPiece, JudgedWork } from '../../main/sync/reconcile.ts';
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
      : { epoch: this.heard, askedDownTo: this.#askedDownTo };

  listPortion: JudgedWork['listPortion'] = (askedDownTo, limit) => {
    const { items } = this.#outbox;
    if (askedDownTo === null) {
      const aside = items.filter(({ state, envelopeId }) =>
        state === 'parked'
          ? !this.#isEnded(envelopeId)
          : state !== 'sent' && this.#outbox.goneDocumentsOf(envelopeId).length > 0,
      );
      return { work: aside.map(this.#toPiece), downTo: Number.MAX_SAFE_INTEGER, isPutAside: true };
    }
    const newest = [...this.#places]
      .filter(([, place]) => place < askedDownTo)
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, limit);
    const work = newest.map(([envelopeId]) => this.#toPiece({ envelopeId }));
    return { work, downTo: newest.at(-1)?.[1] ?? 0, isPutAside: false };
  };

  settle: JudgedWork['settle'] = ({ epoch, lost, askedDownTo }) => {
    for (const { envelopeId } of lost) this.#places.delete(envelopeId);
    this.#outbox.bringAgain(lost);
    if (askedDownTo === null) this.reconciled = epoch;
    this.#askedDownTo = askedDownTo;
  };

  #find = (wanted: string): HeldItem | undefined =>
    this.#outbox.items.find(({ envelopeId }) => envelopeId === wanted);

  #toPiece = ({ envelopeId }: Pick<JudgedPiece, 'envelopeId'>): JudgedPiece => ({
    envelopeId,
    gone: this.#outbox.goneDocumentsOf(envelopeId),
    isKnownBare: this.#find(envelopeId)?.reason === 'documents/gone',
    isWaiting: ['waiting', 'sending'].includes(this.#find(envelopeId)?.state ?? ''),
  });
}
