import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import type { FieldValues } from '../../../preload/contract/service.ts';
import type { EnvelopeId } from '../../../preload/contract/values.ts';
import type { ActPayload } from '../../../central/api/work.ts';
import { putAmendmentDraft } from '../../vault/queries/amendment-drafts.ts';
import type { Desk } from '../desk.ts';
import { compare, faultsIn, valuesFor, type Comparison } from './compare.ts';
import { findActionable } from './find-own-parked.ts';
import { queueSuccessor } from './queue-successor.ts';
import { tellOfParked } from './tell-of-parked.ts';

const findCompared = (desk: Desk, envelopeId: EnvelopeId) => {
  const found = findActionable(desk, envelopeId, 'compare', 'amend');
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

/**
 * Sends what was decided as a new envelope that refers to the parked one. It says that it was built on the record as it was shown: a record
 * that has moved on since is looked at again first.
 */
export const sendAmended = (desk: Desk, { envelopeId, values, centralVersion }: Input<'parked/send'>) => {
  const found = findCompared(desk, envelopeId);
  if (!found.ok) return found;
  const { row, compared } = found.value;
  if (compared.centralVersion !== centralVersion) return fail({ code: 'parked/moved-on' as const });
  const chosen = valuesFor(compared, values);
  const faults = faultsIn(desk, compared, chosen);
  if (faults.length > 0) {
    return fail({ code: 'act/faults' as const, fields: faults.map(({ fieldId }) => fieldId) });
  }
  const successorId = desk.vault.transact((db) =>
    queueSuccessor(desk, db, {
      row,
      ending: {
        how: row.reason === 'conflict' ? 'resolved' : 'amended',
        reason: null,
        ...successorOf(compared, chosen),
      },
    }),
  );
  tellOfParked(desk, row);
  return ok({ successorId: successorId as EnvelopeId });
};

/** The same act with other values, on the record as it is now; the sides are kept as evidence. */
export const successorOf = (compared: Comparison, chosen: FieldValues) => {
  const { envelope, base, own, central, centralVersion } = compared;
  const values = Object.fromEntries(
    Object.entries(chosen).map(([fieldId, value]) => [
      fieldId,
      value === null || typeof value === 'string' || typeof value === 'boolean' ? value : [...value],
    ]),
  ) satisfies ActPayload['values'];
  return {
    baseVersion: centralVersion,
    authority: envelope.authority,
    evidence: { base, own, central, chosen, centralVersion },
    work: { kind: envelope.kind, payload: { ...envelope.payload, values } },
  } as const;
};
