import type { ForeignChange } from '../../../central/api/sync.ts';
import { ok } from '../../../preload/contract/result.ts';
import type { ParkedDetail, ParkedWork } from '../../../preload/contract/outbox-parked.ts';
import type { EnvelopeId } from '../../../preload/contract/values.ts';
import { formFields } from '../../domain/catalogue/form-fields.ts';
import { isSame, type MergedUnit } from '../../domain/conflicts/merge-fields.ts';
import { findForeignChange } from '../../vault/queries/foreign-changes.ts';
import { hasRead, noteReading, type ParkedRow } from '../../vault/queries/parked.ts';
import { findResolution } from '../../vault/queries/resolutions.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { compare, faultsIn } from './compare.ts';
import { documentsOf, isMendable } from './find-mendable.ts';
import { findReadable } from './find-own-parked.ts';
import { readNewGround } from './new-ground.ts';
import { toParkedItem } from './parked-item.ts';
import { readRescued } from './rescued.ts';
import { shownSides } from './shown-sides.ts';

/** One piece of parked work with all that a person needs to decide about it. That a supervisor read it is written down. */
export const readParked = (desk: Desk, envelopeId: EnvelopeId) => {
  const found = findReadable(desk, envelopeId);
  if (!found.ok) return found.problem.code === 'parked/not-found' ? readRescued(desk, envelopeId) : found;
  noteForeignReading(desk, found.value);
  const row = found.value;
  const detail: ParkedDetail = {
    item: toParkedItem(desk, row),
    work: workOf(desk, row),
    documentsOf: isOpenHere(desk, row) ? documentsOf(row) : null,
    newGround: isOpenHere(desk, row) ? readNewGround(desk, row) : null,
  };
  return ok(detail);
};

const isOpenHere = (desk: Desk, row: ParkedRow): boolean =>
  !row.isDecided && findResolution(desk.vault.read, row.envelopeId) === null && isMendable(desk, row);

const noteForeignReading = (desk: Desk, { envelopeId, staffId, subjectId }: ParkedRow): void => {
  const reading = { envelopeId, sessionId: desk.sessionId };
  if (staffId === desk.staff.staffId || hasRead(desk.vault.read, reading)) return;
  desk.vault.transact((db) => {
    if (noteReading(db, reading))
      audit(desk, db, { action: 'parked/read', subjectId, details: { envelopeId } });
  });
};

const workOf = (desk: Desk, row: ParkedRow): ParkedWork | null => {
  const compared = compare(desk, row);
  if (compared === null) return null;
  const { service, facts, merge, centralVersion } = compared;
  const sides = shownSides(desk, row, compared, isOpenHere(desk, row));
  return {
    serviceId: service.serviceId,
    fields: formFields(service, facts),
    units: merge.units.map((unit) => asWritten(unit, sides)),
    ...sides,
    hereBy: { staffName: row.staffName, office: row.office, at: row.capturedAt },
    centralBy: byWhom(findForeignChange(desk.vault.read, row.envelopeId)),
    centralVersion,
    faults: faultsIn(desk, compared, sides.draft ?? sides.merged),
  };
};

type Written = Pick<ParkedWork, 'central' | 'draft' | 'merged'>;

/** What central has, and somebody has begun to write otherwise, is a choice of theirs, whatever the rules would take by now. */
const asWritten = (unit: MergedUnit, { central, draft, merged }: Written): MergedUnit => {
  const isOtherwise =
    draft !== null &&
    unit.fieldIds.some((fieldId) => fieldId in central && !isSame(draft[fieldId], merged[fieldId]));
  return isOtherwise ? { ...unit, took: 'ask' } : unit;
};

const byWhom = (change: ForeignChange | null): ParkedWork['centralBy'] =>
  change === null
    ? { staffName: null, office: null, at: null }
    : { staffName: change.staffName, office: change.centreName, at: change.at };
