import { expect, test } from 'vitest';
import type { ConsentRecord } from '../../../central/api/decisions.ts';
import {
  findConsent,
  listConsents,
  putConsent,
  putWithdrawal,
} from '../../../main/vault/queries/consents.ts';
import { countParked } from '../../../main/vault/queries/outbox.ts';
import { listOutbox } from '../../../main/vault/queries/outbox-list.ts';
import { markParked } from '../../../main/vault/queries/outbox-progress.ts';
import { insertChosenReceivers, listToldReceivers } from '../../../main/vault/queries/receivers.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { putAct, removeSubject } from '../../../main/vault/queries/replica.ts';
import {
  findChoiceOnItsWay,
  isStillUndecided,
  findReview,
  forgetReviewsOfGone,
  insertChoice,
  listDecisions,
  listReviews,
  putReview,
} from '../../../main/vault/queries/reviews.ts';
import { StaffId } from '../../../preload/contract/values.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { personId, personRecord } from '../../helpers/vault-people.ts';
import { reviewRecord as review } from '../../helpers/vault-records.ts';
import { beginAct, beginInteraction, moment, queueWork, saveWork } from '../../helpers/vault-work.ts';

test('that the machine’s clock was wrong stays with the review', () => {
  const vault = testVault();
  const clockNote = { judgedAsOf: moment(1), behindMs: -7_200_000 };
  vault.transact((db) => putReview(db, review('r1', { clockNote })));
  vault.transact((db) => putReview(db, review('r2')));
  expect(findReview(vault.read, 'r1')?.clockNote).toEqual(clockNote);
  expect(findReview(vault.read, 'r2')?.clockNote).toBeNull();
});

const decision = {
  staffId: StaffId.parse('staff-carla'),
  staffName: 'Carla Leder',
  decision: 'undo',
  reason: 'Asked and answered.',
  at: moment(9),
};

test('a review comes back as central told it, and a newer word replaces the older with its decisions', () => {
  const vault = testVault();
  vault.transact((db) => putReview(db, review('r1')));
  expect(findReview(vault.read, 'r1')).toMatchObject({
    subjectId: personId(1),
    mandateId: 'm1',
    level: 'high',
    needsFourEyes: false,
    values: { street: 'Skovvej', movingWith: ['p2'], hasPets: true },
  });
  vault.transact((db) => putReview(db, review('r1', { state: 'undone', decisions: [decision] })));
  expect(findReview(vault.read, 'r1')?.state).toBe('undone');
  expect(listDecisions(vault.read, 'r1')).toEqual([decision]);
});

test('what waits longest comes first, and what is decided comes after it', () => {
  const vault = testVault();
  vault.transact((db) => {
    putReview(db, review('young', { openedAt: moment(8) }));
    putReview(db, review('done', { openedAt: moment(1), state: 'accepted' }));
    putReview(db, review('old', { openedAt: moment(3), state: 'waiting-for-second' }));
  });
  expect(listReviews(vault.read, 10).map(({ reviewId }) => reviewId)).toEqual(['old', 'young', 'done']);
});

test('a decision made here is on its way until central says it, or puts it aside', () => {
  const vault = testVault();
  const choose = (envelopeId: string): void =>
    vault.transact((db) => {
      queueWork(db, { envelopeId, interactionId: 'i1', actId: null });
      const { staffName: _staffName, ...made } = decision;
      insertChoice(db, { ...made, envelopeId, reviewId: 'r1' });
    });
  vault.transact((db) => {
    beginInteraction(db, 'i1');
    putReview(db, review('r1'));
  });
  expect(findChoiceOnItsWay(vault.read, 'r1')).toBeNull();
  choose('decision-1');
  expect(findChoiceOnItsWay(vault.read, 'r1')).toMatchObject({ decision: 'undo', staffId: 'staff-carla' });
  vault.transact((db) => markParked(db, { envelopeId: 'decision-1', reason: 'conflict' }));
  expect(findChoiceOnItsWay(vault.read, 'r1')).toBeNull();
  expect(isStillUndecided(vault.read, 'decision-1')).toBe(true);
  choose('decision-2');
  vault.transact((db) => putReview(db, review('r1', { state: 'undone', decisions: [decision] })));
  expect(findChoiceOnItsWay(vault.read, 'r1')).toBeNull();
  expect(isStillUndecided(vault.read, 'decision-1')).toBe(false);
  expect(() => vault.transact((db) => raw(db, 'DELETE FROM review_choice'))).toThrow(/never deleted/);
});

test('a citizen who leaves takes along what was decided, and what waits stays', () => {
  const vault = testVault();
  vault.transact((db) => {
    putReview(db, review('open'));
    putReview(db, review('done', { state: 'accepted' }));
    removeSubject(db, personId(1));
  });
  expect(listReviews(vault.read, 10).map(({ reviewId }) => reviewId)).toEqual(['open']);
});

const act = (state: 'in-review' | 'received' | 'effective' | 'undone', at: number) => ({
  envelopeId: 'e1',
  personId: personId(1),
  serviceId: 'a1',
  reference: 'R-a1',
  state,
  changedAt: moment(at),
  receivers: [],
  clockNote: null,
});

test('work that was put aside comes to its end where it was done: in force, or undone', () => {
  const vault = testVault();
  vault.transact((db) => {
    beginInteraction(db, 'i1');
    beginAct(db, 'a1', 'i1');
    saveWork(db, { envelopeId: 'e1', interactionId: 'i1', actId: 'a1' });
    markParked(db, { envelopeId: 'e1', reason: 'authority/revoked' });
    putAct(db, act('in-review', 5));
  });
  const shown = () => listOutbox(vault.read, 10).map(({ state, reason }) => ({ state, reason }));
  expect(shown()).toEqual([{ state: 'parked', reason: 'authority/revoked' }]);
  expect(countParked(vault.read)).toBe(1);
  vault.transact((db) => putAct(db, act('received', 6)));
  expect(shown()[0]?.state).toBe('sent');
  vault.transact((db) => putAct(db, act('effective', 7)));
  expect(shown()[0]?.state).toBe('effective');
  vault.transact((db) => putAct(db, act('undone', 8)));
  expect(shown()).toEqual([{ state: 'parked', reason: 'undone' }]);
  expect(countParked(vault.read)).toBe(0);
});

test('what was decided stays decided, and in force, when the citizen is forgotten and when they come again', () => {
  const vault = testVault();
  vault.transact((db) => {
    beginInteraction(db, 'i1');
    for (const [actId, envelopeId] of [
      ['a1', 'e1'],
      ['a2', 'e2'],
    ] as const) {
      beginAct(db, actId, 'i1');
      saveWork(db, { envelopeId, interactionId: 'i1', actId });
      markParked(db, { envelopeId, reason: 'authority/revoked' });
    }
    putAct(db, { ...act('effective', 7), receivers: [{ receiverId: 'tax', state: 'told', at: moment(7) }] });
    putAct(db, { ...act('undone', 8), envelopeId: 'e2' });
    putAct(db, { ...act('effective', 8), envelopeId: 'done-elsewhere' });
  });
  const shown = () => listOutbox(vault.read, 10).map(({ state, reason }) => ({ state, reason }));
  const decided = shown();
  vault.transact((db) => removeSubject(db, personId(1)));
  expect(countParked(vault.read)).toBe(0);
  expect(shown()).toEqual(decided);
  // What other desks did goes with the file.
  expect(vault.read.prepare('SELECT envelope_id AS id FROM act_state ORDER BY 1').all()).toEqual([
    { id: 'e1' },
    { id: 'e2' },
  ]);
  expect(vault.read.prepare('SELECT count(*) AS n FROM act_receiver').get()).toEqual({ n: 1 });
  // The file comes again, with a word from before the decision.
  vault.transact((db) => putAct(db, act('in-review', 5)));
  expect(countParked(vault.read)).toBe(0);
  expect(shown()).toEqual(decided);
});

test('each receiver of an act shows how far it has come, those by law first', () => {
  const vault = testVault();
  vault.transact((db) => {
    beginInteraction(db, 'i1');
    beginAct(db, 'a1', 'i1');
    saveWork(db, { envelopeId: 'e1', interactionId: 'i1', actId: 'a1' });
    insertChosenReceivers(db, 'a1', [
      { receiverId: 'library', basis: 'consent', consentId: 'c1' },
      { receiverId: 'tax', basis: 'law', consentId: null },
    ]);
  });
  expect(listToldReceivers(vault.read, 'a1').map(({ receiverId, state }) => [receiverId, state])).toEqual([
    ['tax', 'waiting'],
    ['library', 'waiting'],
  ]);
  const told = { receiverId: 'tax', state: 'told' as const, at: moment(9) };
  vault.transact((db) => putAct(db, { ...act('effective', 9), receivers: [told] }));
  expect(listToldReceivers(vault.read, 'a1')[0]).toEqual({ ...told, basis: 'law' });
});

const consent = (special: Partial<ConsentRecord> = {}): ConsentRecord => ({
  consentId: 'c1',
  personId: personId(1),
  dataIds: ['name', 'new-address'],
  receiverId: 'library',
  purposeId: 'keep-customer-record',
  validUntil: null,
  wordingVersion: '1',
  givenBy: 'said-at-desk',
  givenAt: moment(1),
  withdrawnAt: null,
  ...special,
});

test('a consent never changes: its withdrawal is a fact beside it, at the first moment', () => {
  const vault = testVault();
  vault.transact((db) => {
    putConsent(db, consent());
    putConsent(db, consent({ receiverId: 'somebody else' }));
  });
  expect(listConsents(vault.read, personId(1))).toMatchObject([
    { receiverId: 'library', dataIds: ['name', 'new-address'], withdrawnAt: null, isWaiting: false },
  ]);
  vault.transact((db) => {
    putWithdrawal(db, 'c1', moment(5));
    putConsent(db, consent({ withdrawnAt: moment(7) }));
  });
  expect(findConsent(vault.read, 'c1')?.withdrawnAt).toBe(moment(5));
  expect(() => vault.transact((db) => raw(db, `UPDATE consent SET valid_until = '2030-01-01'`))).toThrow(
    /never changes/,
  );
});

test('copies of consents go with the citizen', () => {
  const vault = testVault();
  vault.transact((db) => {
    putConsent(db, consent({ withdrawnAt: moment(3) }));
    removeSubject(db, personId(1));
  });
  expect(listConsents(vault.read, personId(1))).toEqual([]);
});

test('of somebody who is protected since a review keeps nothing of what they asked for, also when they are gone', () => {
  const vault = testVault();
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    putReview(db, review('r1'));
    putReview(db, review('r2', { personId: personId(2) }));
    putPerson(db, { ...personRecord(1), version: 2, hasShieldedAddress: true }, 'sync');
    removeSubject(db, personId(1));
  });
  expect(findReview(vault.read, 'r1')?.values).toEqual({});
  expect(findReview(vault.read, 'r2')?.values).toMatchObject({ street: 'Skovvej' });
});

test('what was decided about somebody who is not here goes a day after, and of others stays', () => {
  const vault = testVault();
  const decided = { state: 'accepted' as const, decisions: [{ ...decision, at: moment(9) }] };
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    putReview(db, review('of-somebody-here', decided));
    putReview(db, review('decided', { ...decided, personId: personId(2) }));
    putReview(db, review('open', { personId: personId(2) }));
  });
  const left = (decidedBefore: string) => {
    vault.transact((db) => forgetReviewsOfGone(db, decidedBefore));
    return listReviews(vault.read, 10).map(({ reviewId }) => reviewId);
  };
  expect(left(moment(8))).toContain('decided');
  expect(left(moment(9))).toEqual(['open', 'of-somebody-here']);
});
