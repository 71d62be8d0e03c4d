import { describe, expect, test } from 'vitest';
import type { ReadDb } from '../../../main/vault/handle.ts';
import { PersonId } from '../../../preload/contract/values.ts';
import { findAccess } from '../../../main/vault/queries/access.ts';
import { findAct, findOpenDraft, listActs } from '../../../main/vault/queries/acts.ts';
import { listProofs } from '../../../main/vault/queries/identity-proofs.ts';
import {
  findInteraction,
  findOpenInteractionAbout,
  listOpenInteractions,
} from '../../../main/vault/queries/interactions.ts';
import { listDraftsOn } from '../../../main/vault/queries/drafts-on-mandate.ts';
import { listMandateEvidence } from '../../../main/vault/queries/mandate-evidence.ts';
import { listMandateUses } from '../../../main/vault/queries/mandate-uses.ts';
import {
  findMandate,
  listEndingMandates,
  listMandatesBetween,
  listMandatesGiven,
  listMandatesHeld,
} from '../../../main/vault/queries/mandates.ts';
import { listOutbox } from '../../../main/vault/queries/outbox-list.ts';
import { listOwnView } from '../../../main/vault/queries/own-view.ts';
import {
  countParked,
  countUnsent,
  findLastReceipt,
  findNextAttemptAt,
  listSendable,
} from '../../../main/vault/queries/outbox.ts';
import { findPersonFacts } from '../../../main/vault/queries/people.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { removeSubject } from '../../../main/vault/queries/replica.ts';
import { isReviewOpened } from '../../../main/vault/queries/review-openings.ts';
import { findPeople } from '../../../main/vault/queries/search.ts';
import { listSharedHome } from '../../../main/vault/queries/shared-home.ts';
import { findListedStatus } from '../../../main/vault/queries/status-lists.ts';
import { listTimeline } from '../../../main/vault/queries/timeline.ts';
import { listUrgentFirst } from '../../../main/vault/queries/outbox-order.ts';
import { plansOf, slowSteps } from '../../helpers/vault-explain.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { personId, personRecord } from '../../helpers/vault-people.ts';
import { moment } from '../../helpers/vault-work.ts';

type Work = (db: ReadDb) => unknown;

const aMandate = {
  grantor: { personId: PersonId.parse('p'), name: 'P' },
  grantee: { kind: 'person', partyId: 'q', name: 'Q' },
  otherGrantees: [],
  scope: [],
} as const;

/** Must go by index alone: whatever they read grows with the answer, never with the vault. */
const byIndexAlone: readonly (readonly [string, Work])[] = [
  ['findPersonFacts', (db) => findPersonFacts(db, personId(1))],
  ['listSharedHome', (db) => listSharedHome(db, personId(1))],
  ['findAccess', (db) => findAccess(db, { staffId: 's', personId: 'p', sessionId: 'x' })],
  ['findAct', (db) => findAct(db, 'a')],
  ['findOpenDraft', (db) => findOpenDraft(db, 'i', 's')],
  ['listActs', (db) => listActs(db, 'i')],
  ['listProofs', (db) => listProofs(db, { interactionId: 'i', subjectId: 'p', party: { kind: 'subject' } })],
  ['findInteraction', (db) => findInteraction(db, 'i')],
  ['listOpenInteractions', (db) => listOpenInteractions(db, 's')],
  ['findOpenInteractionAbout', (db) => findOpenInteractionAbout(db, { staffId: 's', personId: 'p' })],
  ['findLastReceipt', (db) => findLastReceipt(db)],
  ['listOutbox', (db) => listOutbox(db, 100)],
  ['findListedStatus', (db) => findListedStatus(db, 'uri', 7)],
  ['listDraftsOn', (db) => listDraftsOn(db, aMandate)],
  [
    'isReviewOpened',
    (db) => isReviewOpened(db, { subjectId: 'p', reviewId: 'r', staffId: 's', sessionId: 'x' }),
  ],
];

/** Sort the little they found by an index. */
const sortingFewRows: readonly (readonly [string, Work])[] = [
  ['listMandatesGiven', (db) => listMandatesGiven(db, 'p')],
  ['listMandatesHeld', (db) => listMandatesHeld(db, 'p')],
  ['listMandatesBetween', (db) => listMandatesBetween(db, 'p', 'q')],
  ['listTimeline', (db) => listTimeline(db, 'p', 50)],
  ['listOwnView', (db) => listOwnView(db, 'p', 50)],
  ['findMandate', (db) => findMandate(db, 'm')],
  ['listEndingMandates', (db) => listEndingMandates(db, { office: 'o', from: 'a', until: 'b' })],
  ['listMandateUses', (db) => listMandateUses(db, { mandateId: 'm', grantorId: 'p' })],
  ['listMandateEvidence', (db) => listMandateEvidence(db, 'i')],
];

/** Read the whole of a partial index that holds the unsent or the parked and nothing else. */
const readingWhatIsUnsent: readonly (readonly [string, Work])[] = [
  ['listSendable', (db) => listSendable(db, { now: moment(1), limit: 100 })],
  ['countUnsent', (db) => countUnsent(db)],
  ['countParked', (db) => countParked(db)],
  ['findNextAttemptAt', (db) => findNextAttemptAt(db)],
];

/** In the order of the steps of `findPeople`. */
const searches = ['karen hansen', 'karensen', 'karen 1944', '0205441234', '+4512345678', '02.05.1944'];

const read = () => {
  const vault = testVault();
  vault.transact((db) => putPerson(db, personRecord(1), 'sync'));
  return vault.read;
};

/** A scan of a table's own rows in the order of an index is one that stops at its LIMIT. */
const inOrder =
  /^SCAN (outbox|receipt) USING (COVERING )?INDEX (sqlite_autoindex_outbox_2|receipt_by_moment)/;
const unsent = /^SCAN (outbox|item) USING (COVERING )?INDEX outbox_(unsent|unsent_by_lane|parked)$/;
const sorting = /TEMP B-TREE/;
/** The inner, already limited, halves of a compound. */
const subquery = /^SCAN \(subquery-\d+\)/;

describe('these read by index alone:', () => {
  test.each(byIndexAlone)('%s', (_, work) => {
    expect(slowSteps(plansOf(read(), work), [inOrder])).toEqual([]);
  });
});

describe('these sort what an index found:', () => {
  test.each(sortingFewRows)('%s', (_, work) => {
    expect(slowSteps(plansOf(read(), work), [sorting, subquery])).toEqual([]);
  });
});

describe('these read what is unsent and nothing else:', () => {
  test.each(readingWhatIsUnsent)('%s', (_, work) => {
    expect(slowSteps(plansOf(read(), work), [unsent])).toEqual([]);
  });
});

test('urgent work is looked for among the first of what is unsent alone', () => {
  const when = { now: moment(1), limit: 100, urgentServices: ['s'] };
  const plans = plansOf(read(), (db) => listUrgentFirst(db, when));
  expect(slowSteps(plans, [unsent, sorting, subquery, /^SCAN (placed|sendable)$/])).toEqual([]);
  const steps = plans.flatMap(({ plan }) => plan);
  expect(steps.filter((step) => /outbox USING (COVERING )?INDEX outbox_unsent\b/.test(step))).toEqual([
    'SEARCH outbox USING INDEX outbox_unsent (device_sequence<?)',
    // Up to its LIMIT, which is what the other goes by.
    'SCAN outbox USING INDEX outbox_unsent',
  ]);
});

describe('searching reads no table as a whole and sorts nothing:', () => {
  test.each(searches)('%s', (text) => {
    const plans = plansOf(read(), (db) => findPeople(db, { text, limit: 20 }));
    expect(plans.length).toBeGreaterThan(0);
    expect(slowSteps(plans, [/TEMP B-TREE FOR DISTINCT/])).toEqual([]);
  });

  test.each([
    ['0205441234', 'person_by_national_number'],
    ['+4512345678', 'contact_point_by_number_end'],
    ['02.05.1944', 'person_by_birth_date'],
    ['karen', 'person_search VIRTUAL TABLE'],
  ])('%s goes by %s', (text, index) => {
    const plans = plansOf(read(), (db) => findPeople(db, { text, limit: 20 }));
    expect(plans.some(({ plan }) => plan.some((step) => step.includes(index)))).toBe(true);
  });

  test('the word index is read up to the limit and never ranked', () => {
    const plans = plansOf(read(), (db) => findPeople(db, { text: 'karen', limit: 20 }));
    const matches = plans.filter(({ sql }) => sql.includes('MATCH'));
    expect(matches.length).toBeGreaterThan(0);
    expect(
      matches.filter(({ sql }) => !sql.endsWith('LIMIT ?') || /rank|ORDER BY|count\(/i.test(sql)),
    ).toEqual([]);
  });
});

test('keeping and forgetting a person goes by index alone', () => {
  const vault = testVault();
  const plans = vault.transact((db) => [
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the recorder stands for the handle it was made from
    ...plansOf(db, (recorded) => putPerson(recorded as typeof db, personRecord(1), 'sync')),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the recorder stands for the handle it was made from
    ...plansOf(db, (recorded) => putPerson(recorded as typeof db, personRecord(1, { version: 2 }), 'sync')),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the recorder stands for the handle it was made from
    ...plansOf(db, (recorded) => removeSubject(recorded as typeof db, personId(1))),
  ]);
  expect(slowSteps(plans)).toEqual([]);
});
