import { PersonAlert, type PersonFile, type TimelineEntry } from '../../preload/contract/person.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import type { PersonId } from '../../preload/contract/values.ts';
import { ageYears } from '../domain/interaction/age.ts';
import { listMandatesGiven, listMandatesHeld } from '../vault/queries/mandates.ts';
import { findPersonFacts, type PersonFacts } from '../vault/queries/people.ts';
import { findSyncState } from '../vault/queries/sync-state.ts';
import { listTimeline, type TimelineRow } from '../vault/queries/timeline.ts';
import type { Desk } from './desk.ts';
import { toMandate } from './mandate-view.ts';
import { purposeOf } from './open-file.ts';
import { todayAt } from './today.ts';

/** Lines of history shown at once. */
const longestTimeline = 300;

/** The citizen's file, for those who opened it with a purpose. A shielded address is not in it, whoever asks. */
export const readFile = (desk: Desk, personId: PersonId) => {
  const { read } = desk.vault;
  const facts = findPersonFacts(read, personId);
  if (!facts) return fail({ code: 'person/not-found' as const });
  if (!purposeOf(desk, personId)) return fail({ code: 'access/purpose-needed' as const });
  const dataAsOf = findSyncState(read).dataAsOf;
  const file: PersonFile = {
    ...facts,
    ageYears: ageYears(facts.birthDate.value, todayAt(desk)),
    alerts: alertsOf(facts, todayAt(desk)),
    mandatesGiven: listMandatesGiven(read, personId).map((row) => toMandate(desk, row)),
    mandatesHeld: listMandatesHeld(read, personId).map((row) => toMandate(desk, row)),
    timeline: listTimeline(read, personId, longestTimeline).map((row) => toEntry(row, dataAsOf)),
  };
  return ok(file);
};

const alertsOf = (facts: PersonFacts, today: string): readonly PersonAlert[] => {
  const orders = facts.courtOrders.filter(({ validUntil }) => validUntil === null || validUntil >= today);
  const relations = facts.relations.filter(
    ({ from, until }) => (from === null || from <= today) && (until === null || until >= today),
  );
  const found: Readonly<Record<PersonAlert, boolean>> = {
    'kept-apart': orders.some(({ kind }) => kind === 'no-contact'),
    'parents-apart': haveHoldersApart(facts, relations),
    'has-guardian': relations.some(({ relation }) => relation === 'guardian'),
    'represented-by-order': orders.some(({ kind }) => kind === 'representation'),
  };
  return PersonAlert.options.filter((alert) => found[alert]);
};

/** Two who hold custody and do not both live with the child; behind a protected address that is not known, and so supposed. */
const haveHoldersApart = (
  { hasShieldedAddress, household }: PersonFacts,
  relations: PersonFacts['relations'],
): boolean => {
  const holders = relations.filter(({ relation }) => relation === 'custody-holder');
  const livesHere = new Set(household.map(({ personId }) => personId));
  return (
    holders.length > 1 && (hasShieldedAddress || holders.some(({ personId }) => !livesHere.has(personId)))
  );
};

/** History is as old as the last time this workstation equalled central. */
const toEntry = (row: TimelineRow, dataAsOf: string | null): TimelineEntry => ({
  entryId: row.entryId,
  at: row.at,
  kind: row.kind,
  params: row.params,
  legalState: row.legalState,
  withdrawn: row.withdrawn,
  provenance: {
    source: row.source,
    asOf: row.isCached ? (dataAsOf ?? row.at) : row.at,
    isCached: row.isCached,
  },
});
