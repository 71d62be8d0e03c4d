import type { AttachmentRef } from '../../central/api/blobs.ts';
import type { Envelope } from '../../central/api/sync.ts';
import { firstOf } from '../../central/domain/lines.ts';
import type { QueuedEnvelope, Settlement } from '../../main/sync/ports.ts';
import type { JudgedPiece } from '../../main/sync/reconcile.ts';
import type { UploadStore } from '../../main/sync/uploads/upload-ports.ts';
import type { BlobToSend } from '../../main/vault/queries/uploads.ts';
import { MemoryOutbox, type HeldItem } from '../helpers/sync-outbox.ts';
import { contentOf } from './documents.ts';

type Held = { readonly blobId: number; readonly ref: AttachmentRef; readonly isAtCentral: boolean };
type Naming = { readonly first: string; readonly digests: readonly string[] };

const isUnsent = ({ state }: HeldItem): boolean => state === 'waiting' || state === 'sending';

/** Somebody relies on it at once, or on what stands behind it in its lane. */
const leadsToUrgent = (items: readonly HeldItem[], { lane, laneSequence }: HeldItem): boolean =>
  items.some(
    (later) =>
      later.lane === lane &&
      later.laneSequence >= laneSequence &&
      isUnsent(later) &&
      later.signed.content.includes('"kind":"work-withdrawn"'),
  );

const madeAt = ({ signed }: HeldItem): number =>
  Date.parse((JSON.parse(signed.content) as { readonly madeAt: string }).madeAt);

/** Its documents may go over a link that somebody pays for. */
const mayGoNow = (items: readonly HeldItem[], item: HeldItem, heldAfter: number): boolean =>
  madeAt(item) <= heldAfter || leadsToUrgent(items, item);

/** The attachments of one workstation, by the rules of the vault in their plainest form. */
export class DeskDocuments implements UploadStore {
  readonly #items: () => readonly HeldItem[];
  #held = new Map<string, Held>();
  #named = new Map<string, Naming>();
  #count = 0;
  /** Two days are longer than any of these worlds. */
  staysAfterReceipt = false;
  /** How often something about them has changed. */
  changes = 0;

  constructor(items: () => readonly HeldItem[]) {
    this.#items = items;
  }

  /** The work names these; `first` is the first piece of its line. */
  bind(envelopeId: string, first: string, refs: readonly AttachmentRef[]): void {
    this.changes += 1;
    for (const ref of refs) {
      if (this.#held.has(ref.sha256)) continue;
      this.#count += 1;
      this.#held.set(ref.sha256, { blobId: this.#count, ref, isAtCentral: false });
    }
    this.#named.set(envelopeId, { first, digests: refs.map(({ sha256 }) => sha256) });
  }

  /** Of what work that is brought again names, what is here for something else goes for it too. */
  bindHere(envelopeId: string, envelope: Envelope | null): void {
    if (envelope === null || this.#named.has(envelopeId)) return;
    const here = envelope.attachments.filter(({ sha256 }) => this.#held.has(sha256));
    this.bind(envelopeId, firstOf(envelope), here);
  }

  findNext: UploadStore['findNext'] = ({ heldAfter }) => {
    const items = this.#items();
    const [first] = items
      .filter((item) => isUnsent(item) && (heldAfter === null || mayGoNow(items, item, heldAfter)))
      .flatMap(({ envelopeId }) => this.#awaited(envelopeId).toSorted(shorter));
    return first === undefined ? null : toSend(first);
  };

  read: UploadStore['read'] = ({ blobId, from, length }) => {
    const held = this.#find(blobId);
    const content = held === undefined ? null : contentOf(held.ref.sha256);
    return content?.subarray(from, from + length) ?? Buffer.alloc(0);
  };

  noteSent: UploadStore['noteSent'] = (blobId, sentBytes) => {
    const held = this.#find(blobId);
    if (held !== undefined)
      this.#held.set(held.ref.sha256, { ...held, isAtCentral: sentBytes === held.ref.bytes });
  };

  /** Done by the outbox, which holds the items. */
  park: UploadStore['park'] = () => undefined;

  waitsForDocuments = (envelopeId: string): boolean => this.#awaited(envelopeId).length > 0;

  /** Central asks to wait: whether it has them is asked again. */
  doubt = (envelopeId: string): void => {
    for (const sha256 of this.#named.get(envelopeId)?.digests ?? []) {
      const held = this.#held.get(sha256);
      if (held !== undefined) this.#held.set(sha256, { ...held, isAtCentral: false });
    }
  };

  has(sha256: string): boolean {
    return this.#held.has(sha256);
  }

  /** There is a receipt for the line: what nothing else names goes, at a machine where it does not stay for a while. */
  release = (envelopeId: string): void => {
    this.changes += 1;
    if (this.staysAfterReceipt) return;
    const first = this.#named.get(envelopeId)?.first;
    const ofLine = [...this.#named].filter(([, naming]) => naming.first === first);
    for (const [id] of ofLine) this.#named.delete(id);
    const needed = new Set([...this.#named.values()].flatMap(({ digests }) => digests));
    for (const sha256 of ofLine.flatMap(([, { digests }]) => digests)) {
      if (!needed.has(sha256)) this.drop(sha256);
    }
  };

  drop(sha256: string): void {
    this.changes += 1;
    this.#held.delete(sha256);
  }

  digestsOf(envelopeId: string): readonly string[] {
    return this.#named.get(envelopeId)?.digests ?? [];
  }

  digestAt(blobId: number): string | null {
    return this.#find(blobId)?.ref.sha256 ?? null;
  }

  namedBy(blobId: number): readonly string[] {
    const digest = this.digestAt(blobId) ?? '';
    return [...this.#named].filter(([, { digests }]) => digests.includes(digest)).map(([id]) => id);
  }

  /** Of what work that has no receipt names, what is not here. */
  findMissing(): string | null {
    const all = [...this.#named.values()].flatMap(({ digests }) => digests);
    return all.find((sha256) => !this.#held.has(sha256)) ?? null;
  }

  #awaited(envelopeId: string): readonly Held[] {
    return this.digestsOf(envelopeId)
      .flatMap((sha256) => this.#held.get(sha256) ?? [])
      .filter(({ isAtCentral }) => !isAtCentral);
  }

  #find(blobId: number): Held | undefined {
    return [...this.#held.values()].find((held) => held.blobId === blobId);
  }
}

const shorter = (left: Held, right: Held): number =>
  left.ref.bytes - right.ref.bytes || left.blobId - right.blobId;

const toSend = ({ blobId, ref }: Held): BlobToSend => ({ blobId, ...ref });

/** The outbox of a workstation whose work may name attachments: such work does not leave before they have arrived, nor does what follows it. */
export class DeskOutbox extends MemoryOutbox {
  readonly documents = new DeskDocuments(() => this.items);
  /** Work that was put aside because its documents were gone: what follows it in its lane went on. */
  readonly wasBare = new Set<string>();
  /** By the id of the work, as they came. */
  readonly #receipts = new Map<string, string>();
  /** Of work that is brought again: it goes with the first receipt that it had. */
  readonly #lostReceipts = new Map<string, string>();
  onSettled: (settlements: readonly Settlement[]) => void = () => undefined;

  constructor() {
    super();
    const { listSendable: listBare, settle } = this;
    const listSendable: MemoryOutbox['listSendable'] = (query) => listBare(query).map(this.#withReceipt);
    const listInTurn: MemoryOutbox['listSendable'] = (query) => {
      const waiting = this.items.filter(
        (item) => isUnsent(item) && this.documents.waitsForDocuments(item.envelopeId),
      );
      if (waiting.length === 0) return listSendable(query);
      const all = listSendable({ ...query, limit: Infinity });
      return all.filter(({ envelopeId }) => !this.#isBehind(envelopeId, waiting)).slice(0, query.limit);
    };
    this.listSendable = (query) => {
      if (query.order === 'oldest-first') return listInTurn(query);
      const all = Map.groupBy(listInTurn({ ...query, limit: Infinity }), ({ envelopeId }) =>
        this.items.some((item) => item.envelopeId === envelopeId && leadsToUrgent(this.items, item)),
      );
      return [...(all.get(true) ?? []), ...(all.get(false) ?? [])].slice(0, query.limit);
    };
    this.settle = (settlements) => {
      const before = new Map(this.items.map(({ envelopeId, state }) => [envelopeId, state]));
      settle(settlements);
      const fresh = settlements.filter(({ envelopeId }) => before.get(envelopeId) !== 'sent');
      for (const each of fresh) if (each.kind === 'sent') this.#receipts.set(each.envelopeId, each.jws);
      this.onSettled(fresh);
      for (const settlement of fresh) this.#takeIn(settlement);
    };
    this.documents.park = (blobId, reason) => {
      const named = new Set(this.documents.namedBy(blobId));
      const unsent = this.items.filter((item) => isUnsent(item) && named.has(item.envelopeId));
      settle(unsent.map(({ envelopeId }) => ({ kind: 'parked', envelopeId, reason })));
    };
  }

  /** What central has lost waits as if it had never been sent; without its documents it is put aside. */
  bringAgain(lost: readonly JudgedPiece[]): void {
    const gone = new Map(lost.map((piece) => [piece.envelopeId, piece.gone.length > 0]));
    this.items = this.items.map((item): HeldItem => {
      const isBare = gone.get(item.envelopeId);
      if (isBare === undefined) return item;
      if (isBare) this.wasBare.add(item.envelopeId);
      const receipt = this.#receipts.get(item.envelopeId);
      if (receipt !== undefined && !this.#lostReceipts.has(item.envelopeId))
        this.#lostReceipts.set(item.envelopeId, receipt);
      const state = isBare ? 'parked' : 'waiting';
      return { ...item, state, attempts: 0, dueAt: null, reason: isBare ? 'documents/gone' : 'put-back' };
    });
    for (const { envelopeId } of lost) {
      this.documents.bindHere(envelopeId, this.#envelopeOf(envelopeId));
      this.documents.doubt(envelopeId);
    }
  }

  readonly #withReceipt = (item: QueuedEnvelope): QueuedEnvelope => {
    const receipt = this.#lostReceipts.get(item.envelopeId);
    return receipt === undefined ? item : { ...item, signed: { ...item.signed, receipt } };
  };

  goneDocumentsOf(envelopeId: string): readonly string[] {
    const attachments = this.#envelopeOf(envelopeId)?.attachments ?? [];
    return attachments.map(({ sha256 }) => sha256).filter((sha256) => !this.documents.has(sha256));
  }

  #envelopeOf(envelopeId: string): Envelope | null {
    const item = this.items.find((each) => each.envelopeId === envelopeId);
    return item === undefined ? null : (JSON.parse(item.signed.content) as Envelope);
  }

  /** Some work that names it may have it sent although somebody pays for each byte. */
  mayGoPaid(sha256: string, heldAfter: number): boolean {
    return this.items.some(
      (item) =>
        this.documents.digestsOf(item.envelopeId).includes(sha256) && mayGoNow(this.items, item, heldAfter),
    );
  }

  #takeIn(settlement: Settlement): void {
    if (settlement.kind === 'sent') this.documents.release(settlement.envelopeId);
    if (settlement.kind === 'waiting' && settlement.reason === 'later')
      this.documents.doubt(settlement.envelopeId);
  }

  #isBehind(envelopeId: string, waiting: readonly HeldItem[]): boolean {
    const item = this.items.find((each) => each.envelopeId === envelopeId);
    return (
      item !== undefined &&
      waiting.some(({ lane, laneSequence }) => lane === item.lane && laneSequence <= item.laneSequence)
    );
  }
}
