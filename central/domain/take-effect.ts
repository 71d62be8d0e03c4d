import type { ActRecord, PersonRecord } from '../api/records.ts';
import type { ConsentRecord } from '../api/decisions.ts';
import type { Envelope } from '../api/sync.ts';
import { applyAct, type ActFacts, type Application } from './apply-act.ts';
import { dayOf, type CentralTime } from './central-time.ts';
import type { Attribution, ChangedPerson } from './move-household.ts';
import { isLive } from './judge-consent.ts';
import { notifyCustodyHolders } from './notify-custody-holders.ts';
import { notifyRepresented } from './notify-represented.ts';

type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;

export type FieldChange = Attribution & { readonly version: number; readonly fields: readonly string[] };

export type EffectFacts = ActFacts &
  CentralTime & {
    /** Of anybody whom the act may change, each version with what it changed. */
    readonly changesOf: (personId: string) => readonly FieldChange[];
    /** Where the act stood in the order that was lost, and the version below which everything is older; null of an act that is new. */
    readonly before: { readonly sequence: number; readonly versionFloor: number } | null;
    /** By id. */
    readonly consents: ReadonlyMap<string, ConsentRecord>;
    /** Those who hold custody of the subject, among others; by id. */
    readonly parties: ReadonlyMap<string, PersonRecord>;
  };

/** Their own earlier work is no surprise to them; that of a colleague at the same device is, who may not read it before it was sent. */
const isBySame = (change: FieldChange, { deviceId, staffId }: ActEnvelope): boolean =>
  change.deviceId === deviceId && (change.staffId ?? staffId) === staffId;

/** What was there when it was accepted stood in nobody's way then, nor does what was accepted after it: that came out of the same order. */
const isNewTo = ({ version, lostSequence }: FieldChange, before: EffectFacts['before']): boolean =>
  before === null || (lostSequence === null && version > before.versionFloor);

/** Somebody else changed one of these fields after what the author was looking at. */
const hasChangedSince = (
  envelope: ActEnvelope,
  { service, subject, changesOf, before }: EffectFacts,
): boolean => {
  const { baseVersion } = envelope;
  if (baseVersion === null) return false;
  return changesOf(subject.personId).some(
    (change) =>
      change.version > baseVersion &&
      isNewTo(change, before) &&
      !isBySame(change, envelope) &&
      change.fields.some((field) => service.changes.some((changed) => changed === field)),
  );
};

/** What came later in the order that was lost, and is here already, stays as it is. */
const isOvertaken = ({ record, fields }: ChangedPerson, { before, changesOf }: EffectFacts): boolean =>
  before !== null &&
  changesOf(record.personId).some(
    (change) =>
      (change.lostSequence ?? 0) > before.sequence &&
      change.fields.some((field) => fields.some((changed) => changed === field)),
  );

/** Whom to tell of the change. Where consent is the basis and there is none, nobody is told, and the file says so. */
const receiversOf = (
  { payload, lane }: ActEnvelope,
  { consents, now, timeZone }: EffectFacts,
): ActRecord['receivers'] =>
  payload.receivers.map(({ receiverId, basis, consentId }) => {
    const consent = consents.get(consentId ?? '');
    const isFor = consent?.personId === lane && consent.receiverId === receiverId;
    const mayBeTold = basis === 'law' || (isFor && isLive(consent, dayOf(now, { timeZone })));
    return { receiverId, state: mayBeTold ? 'waiting' : 'failed', at: now };
  });

/**
 * The effect of an act whose ground holds, or that a supervisor has accepted: on the record as it is now, with whom it is told to and
 * with the notice to the represented, all of it in one transaction.
 */
export const takeEffect = (envelope: ActEnvelope, facts: EffectFacts): Application => {
  if (hasChangedSince(envelope, facts)) return { kind: 'conflict' };
  const application = applyAct(envelope, facts);
  if (application.kind !== 'effect') return application;
  const { effect } = application;
  const notified = notifyRepresented(envelope, facts.subject, facts.now);
  const day = dayOf(facts.now, facts);
  const notices = [
    ...effect.notices,
    ...(notified === null ? [] : [notified.notice]),
    ...notifyCustodyHolders(envelope, { ...facts, day }),
  ];
  return {
    kind: 'effect',
    effect: {
      ...effect,
      people: effect.people.filter((changed) => !isOvertaken(changed, facts)),
      act: effect.act && { ...effect.act, receivers: receiversOf(envelope, facts) },
      events: notified === null ? effect.events : [...effect.events, notified.event],
      notices,
    },
  };
};
