import { Envelope } from '../../../central/api/sync.ts';
import type { FieldFault, FieldValues } from '../../../preload/contract/service.ts';
import { checkValues } from '../../domain/catalogue/check-values.ts';
import { knownValues, valuesOf, type KnownValues } from '../../domain/catalogue/known-values.ts';
import { serviceOf, type Pack } from '../../domain/catalogue/pack.ts';
import type { ServiceRule } from '../../domain/catalogue/service-rule.ts';
import type { SubjectFacts } from '../../domain/catalogue/subject-facts.ts';
import { mergeFields, type Merge } from '../../domain/conflicts/merge-fields.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Vault } from '../../vault/open.ts';
import { findActBase } from '../../vault/queries/act-base.ts';
import type { ParkedRow } from '../../vault/queries/parked.ts';
import { findPersonFacts } from '../../vault/queries/people.ts';
import { findBuiltOn } from '../../vault/queries/resolutions.ts';
import type { Desk } from '../desk.ts';
import { subjectFacts } from '../open-act.ts';
import { todayAt } from '../today.ts';

/** What comparing needs of the desk; the rules that merge by themselves have no staff member. */
export type ComparingDesk = {
  readonly vault: Vault;
  readonly pack: Pack;
  readonly clock: Clock;
  readonly serverClock: Desk['serverClock'];
};

export type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;

/**
 * A parked act with its three sides: what was known when its form was opened, or when it was amended last; what was written; and what
 * central has now.
 */
export type Comparison = {
  readonly envelope: ActEnvelope;
  readonly service: ServiceRule;
  readonly facts: SubjectFacts;
  readonly known: KnownValues;
  readonly base: FieldValues;
  readonly own: FieldValues;
  readonly central: FieldValues;
  /** Of the person record that `central` is read from. */
  readonly centralVersion: number | null;
  readonly merge: Merge;
  /** All three sides are known: the base was kept, and central keeps nothing of this person from the desk. */
  readonly isComplete: boolean;
};

/** Null for what is no act, or is of a service that the pack no longer has. */
export const compare = (desk: ComparingDesk, row: ParkedRow): Comparison | null => {
  const envelope = Envelope.parse(JSON.parse(row.content));
  if (envelope.kind !== 'act-completed') return null;
  const service = serviceOf(desk.pack, envelope.payload.serviceId);
  if (service === undefined) return null;
  const person = findPersonFacts(desk.vault.read, row.subjectId);
  const facts = subjectFacts(desk, row.subjectId);
  const known = knownValues(service, facts);
  const kept =
    findBuiltOn(desk.vault.read, row.envelopeId) ?? findActBase(desk.vault.read, envelope.payload.actId);
  const base = kept ?? {};
  const own = envelope.payload.values;
  const central = valuesOf(known);
  const fields = service.fields.map(({ fieldId, merge, mergeUnit }) => ({
    fieldId,
    rule: merge,
    unit: mergeUnit,
  }));
  return {
    envelope,
    service,
    facts,
    known,
    base,
    own,
    central,
    centralVersion: person?.version ?? null,
    merge: mergeFields(fields, { base, mine: own, theirs: central }),
    isComplete: kept !== null && person !== null && !person.hasShieldedAddress,
  };
};

export const faultsIn = (
  desk: ComparingDesk,
  { service, known, facts }: Comparison,
  values: FieldValues,
): readonly FieldFault[] =>
  checkValues({ service, pack: desk.pack, values, known, facts, today: todayAt(desk) });

/** Only what the form asks for, and every field of it; one that is not among the values is as it was written, one that was emptied is empty. */
export const valuesFor = ({ service, own }: Comparison, values: FieldValues): FieldValues =>
  Object.fromEntries(
    service.fields.map(({ fieldId }) => [fieldId, (fieldId in values ? values : own)[fieldId] ?? null]),
  );
