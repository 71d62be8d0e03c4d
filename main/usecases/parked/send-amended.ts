import { Envelope } from '../../../central/api/sync.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import type { EnvelopeId } from '../../../preload/contract/values.ts';
import { listRefusedDocuments } from '../../vault/queries/amended-documents.ts';
import { putAmendmentDraft } from '../../vault/queries/amendment-drafts.ts';
import { listAttachments } from '../../vault/queries/attachments.ts';
import type { ParkedRow } from '../../vault/queries/parked.ts';
import type { Desk } from '../desk.ts';
import { successorOf } from './amended-act.ts';
import { compare, faultsIn, valuesFor } from './compare.ts';
import { documentsOf } from './find-mendable.ts';
import { findActionable } from './find-own-parked.ts';
import { findProvenGround } from './new-ground.ts';
import { sendOnNewGround } from './on-new-ground.ts';
import { stepsFor } from './parked-item.ts';
import { queueSuccessor } from './queue-successor.ts';
import { tellOfParked } from './tell-of-parked.ts';

const findCompared = (desk: Desk, envelopeId: EnvelopeId) => {
  const found = findActionable(desk, envelopeId, 'compare', 'amend', 'new-ground');
  if (!found.ok) return found;
  const compared = compare(desk, found.value);
  return compared === null
    ? fail({ code: 'parked/not-possible' as const })
    : ok({ row: found.value, compared });
};

/** Keeps what is being written: a crash loses at most a second of it. Answers what is wrong with it. */
export const saveAmendment = (desk: Desk, { envelopeId, values }: Input<'parked/save-draft'>) => {
  const found = findCompared(desk, envelopeId);
  if (!found.ok) return found;
  const { compared } = found.value;
  const kept = valuesFor(compared, values);
  const { staffId } = desk.staff;
  const at = desk.clock.now().toISOString();
  desk.vault.transact((db) => putAmendmentDraft(db, { envelopeId, values: kept, staffId, at }));
  return ok({ faults: faultsIn(desk, compared, kept) });
};

/** What nobody needs to look at a form for: everything but an act that conflicts or has something wrong with it. */
const isWithoutForm = (desk: Desk, row: ParkedRow): boolean =>
  row.actId === null && stepsFor(desk, row).next === 'mend-documents';

/** Central has said of a document that it never takes it: what still names it would only come back. */
const hasRefusedDocument = (desk: Desk, row: ParkedRow): boolean => {
  const to = documentsOf(row);
  if (to === null) return false;
  const refused = listRefusedDocuments(desk.vault.read, to);
  return listAttachments(desk.vault.read, to).some(({ attachmentId }) => refused.has(attachmentId));
};

/**
 * Sends what was decided as a new envelope that refers to the parked one. It says that it was built on the record as it was shown: a record
 * that has moved on since is looked at again first.
 */
export const sendAmended = (desk: Desk, input: Input<'parked/send'>) => {
  const { envelopeId, values, centralVersion, onNewGround } = input;
  const found = findActionable(desk, envelopeId, 'compare', 'amend', 'new-ground');
  if (!found.ok) return found;
  if (hasRefusedDocument(desk, found.value)) return fail({ code: 'parked/document-refused' as const });
  if (isWithoutForm(desk, found.value)) return sendWithoutForm(desk, found.value);
  const act = findCompared(desk, envelopeId);
  if (!act.ok) return act;
  const { row, compared } = act.value;
  if (compared.centralVersion !== centralVersion) return fail({ code: 'parked/moved-on' as const });
  const chosen = valuesFor(compared, values);
  const faults = faultsIn(desk, compared, chosen);
  if (faults.length > 0) {
    return fail({ code: 'act/faults' as const, fields: faults.map(({ fieldId }) => fieldId) });
  }
  const amended = successorOf(compared, chosen);
  return onNewGround ? proven(desk, row, amended) : asItWas(desk, row, amended);
};

type Amended = ReturnType<typeof successorOf>;

/** On the ground it was done on; where that is what was refused, the same ground would be refused again. */
const asItWas = (desk: Desk, row: ParkedRow, amended: Amended) => {
  if (stepsFor(desk, row).actions.includes('new-ground')) return fail({ code: 'authority/refused' as const });
  const how = row.reason === 'conflict' ? 'resolved' : 'amended';
  const ending = { how, reason: null, documents: 'as-chosen', ...amended } as const;
  const successorId = desk.vault.transact((db) => queueSuccessor(desk, db, { row, ending }));
  tellOfParked(desk, row);
  return ok({ successorId: successorId as EnvelopeId });
};

const proven = (desk: Desk, row: ParkedRow, amended: Amended) => {
  const ground = findProvenGround(desk, row);
  if (!ground.ok) return ground;
  const successorId = sendOnNewGround(desk, { row, amended, ground: ground.value });
  tellOfParked(desk, row);
  return ok({ successorId: successorId as EnvelopeId });
};

/** The end of a conversation, as it was, with other documents. */
const sendWithoutForm = (desk: Desk, row: ParkedRow) => {
  const { kind, payload, baseVersion, authority } = Envelope.parse(JSON.parse(row.content));
  const work = { kind, payload };
  const ending = {
    how: 'amended',
    reason: null,
    evidence: null,
    documents: 'as-chosen',
    baseVersion,
    authority,
    work,
  } as const;
  const successorId = desk.vault.transact((db) => queueSuccessor(desk, db, { row, ending }));
  tellOfParked(desk, row);
  return ok({ successorId: successorId as EnvelopeId });
};
