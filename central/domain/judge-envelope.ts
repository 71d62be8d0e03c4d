import type { StaffRecord } from '../api/devices.ts';
import type { WireProblemCode } from '../api/problem.ts';
import type { MandateRecord, PersonRecord } from '../api/records.ts';
import { actOf, applyAct, type Effect } from './apply-act.ts';
import { checkAuthority } from './check-authority.ts';
import { emptyLane, judgeLane, type Lane } from './judge-lane.ts';
import type { ReadEnvelope } from './read-envelope.ts';
import { findService } from './services.ts';

/** What central knows when it judges; the maps hold whatever the batch at hand refers to. */
export type Facts = {
  /** Hash of each envelope judged before, by id. */
  readonly judged: ReadonlyMap<string, string>;
  readonly lanes: ReadonlyMap<string, Lane>;
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly fieldChanges: ReadonlyMap<string, readonly FieldChange[]>;
  readonly mandates: ReadonlyMap<string, MandateRecord>;
  readonly staff: ReadonlyMap<string, StaffRecord>;
  /** By postcode. */
  readonly municipalities: ReadonlyMap<string, string>;
  readonly now: string;
};

export type FieldChange = {
  readonly version: number;
  readonly fields: readonly string[];
  /** Whose work it was; null where a register changed it. */
  readonly deviceId: string | null;
};

export type Verdict =
  | { readonly kind: 'accepted'; readonly effect: Effect }
  | { readonly kind: 'conflict' }
  /** Kept for review; `effect` shows the act as one. */
  | {
      readonly kind: 'refused';
      readonly code: WireProblemCode;
      readonly detail: string;
      readonly effect: Effect;
    }
  /** Judged before: the first answer is given again. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'tampered' }
  | { readonly kind: 'later'; readonly afterMs: number; readonly lane: Lane };

const nothing: Effect = { act: null, people: [], events: [] };

const refused = (code: WireProblemCode, detail: string, effect: Effect = nothing): Verdict => ({
  kind: 'refused',
  code,
  detail,
  effect,
});

/**
 * Somebody else changed one of these fields after what the desk was looking at. What the same device sent before is no surprise to
 * it: its lane keeps its work in order, and the desk knew of it when it went on.
 */
const hasChangedSince = (
  { baseVersion, deviceId }: ReadEnvelope['envelope'],
  fields: readonly string[],
  changes: readonly FieldChange[],
): boolean =>
  baseVersion !== null &&
  changes.some(
    (change) =>
      change.version > baseVersion &&
      change.deviceId !== deviceId &&
      change.fields.some((field) => fields.includes(field)),
  );

const judgeAct = (
  envelope: Extract<ReadEnvelope['envelope'], { readonly kind: 'act-completed' }>,
  subject: PersonRecord,
  facts: Facts,
): Verdict => {
  const service = findService(envelope.payload.serviceId);
  if (service === null) return refused('service/unknown', 'not in the catalogue of central');
  const check = checkAuthority(envelope.authority, {
    subjectId: subject.personId,
    service,
    mandate: facts.mandates.get(envelope.authority?.mandateId ?? '') ?? null,
    staff: facts.staff.get(envelope.staffId) ?? null,
    now: facts.now,
  });
  if (!check.ok) {
    return refused(check.code, check.detail, { ...nothing, act: actOf(envelope, 'in-review', facts.now) });
  }
  const changes = facts.fieldChanges.get(subject.personId) ?? [];
  if (hasChangedSince(envelope, service.changes, changes)) return { kind: 'conflict' };
  const application = applyAct(envelope, {
    service,
    subject,
    household: subject.household.flatMap((related) => facts.people.get(related.personId) ?? []),
    municipalityOf: (postcode) => facts.municipalities.get(postcode) ?? null,
    now: facts.now,
  });
  if (application.kind === 'conflict') return { kind: 'conflict' };
  if (application.kind === 'unreadable') return refused('envelope/invalid', application.detail);
  return { kind: 'accepted', effect: application.effect };
};

/**
 * Judges one readable envelope: exactly once (rule 2), in the order of its lane (rule 3), by the ground it was done on (rule 9), against
 * the record as it is now (rule 8). Pure; whoever calls stores the effect and the receipt together.
 */
export const judgeEnvelope = ({ envelope, hash }: ReadEnvelope, facts: Facts): Verdict => {
  const known = facts.judged.get(envelope.id);
  if (known !== undefined) return known === hash ? { kind: 'repeated' } : { kind: 'tampered' };
  const lane = judgeLane(facts.lanes.get(envelope.lane) ?? emptyLane, envelope.laneSequence, facts.now);
  if (lane.kind === 'wait') return { kind: 'later', afterMs: lane.afterMs, lane: lane.lane };
  if (lane.kind === 'too-late') return refused('lane/out-of-order', 'a later one was judged before');
  const subject = facts.people.get(envelope.lane);
  if (subject === undefined) return refused('subject/unknown', 'not in the registers');
  if (envelope.kind === 'act-completed') return judgeAct(envelope, subject, facts);
  // What was done is in its acts; the interaction itself changes no register.
  return { kind: 'accepted', effect: nothing };
};
