import { expect, test } from 'vitest';
import { completeInteraction } from '../../../main/vault/queries/interactions.ts';
import { markParked } from '../../../main/vault/queries/outbox-progress.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { putAct, putEvent } from '../../../main/vault/queries/replica.ts';
import { insertResolution } from '../../../main/vault/queries/resolutions.ts';
import { listTimeline } from '../../../main/vault/queries/timeline.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { personId, personRecord } from '../../helpers/vault-people.ts';
import { beginAct, beginInteraction, moment, queueWork, saveWork } from '../../helpers/vault-work.ts';

const lived = () => {
  const vault = testVault();
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    for (const second of [1, 4, 30]) {
      const params = { letter: 'pension' };
      const event = {
        eventId: `event-${second}`,
        at: moment(second),
        kind: 'letter-sent',
        params,
        source: 'digital-post',
      };
      putEvent(db, { ...event, personId: personId(1) });
    }
    putEvent(db, {
      eventId: 'other',
      personId: personId(2),
      at: moment(3),
      kind: 'moved',
      params: {},
      source: 'cpr',
    });
    beginInteraction(db, 'i-1');
    beginAct(db, 'a-1', 'i-1');
    beginAct(db, 'a-2', 'i-1');
    saveWork(db, { envelopeId: 'e-1', interactionId: 'i-1', actId: 'a-1' });
    const end = { interactionId: 'i-1', completedAt: moment(5), outcome: 'done', note: '' } as const;
    completeInteraction(db, { ...end, state: 'completed' });
    queueWork(db, { envelopeId: 'e-2', interactionId: 'i-1', actId: null });
    const act = {
      personId: personId(1),
      serviceId: 'housing-benefit',
      reference: 'R-9',
      receivers: [],
      clockNote: null,
    };
    putAct(db, { ...act, envelopeId: 'elsewhere', state: 'effective', changedAt: moment(6) });
    putAct(db, { ...act, envelopeId: 'e-1', state: 'received', changedAt: moment(7) });
  });
  return vault.read;
};

test('a history is one line of time: events, work of this desk, work of other desks, newest first', () => {
  expect(
    listTimeline(lived(), personId(1), 20).map(({ entryId, kind, legalState, source, isCached }) => [
      entryId,
      kind,
      legalState,
      source,
      isCached,
    ]),
  ).toEqual([
    ['event-30', 'letter-sent', null, 'digital-post', true],
    ['elsewhere', 'act-elsewhere', 'effective', 'desk', true],
    ['i-1', 'interaction-completed', 'captured', 'desk', false],
    ['event-4', 'letter-sent', null, 'digital-post', true],
    ['a-1', 'act-completed', 'captured', 'desk', false],
    ['event-1', 'letter-sent', null, 'digital-post', true],
  ]);
});

test('a history cut short is its newest part', () => {
  const read = lived();
  const whole = listTimeline(read, personId(1), 20);
  for (let limit = 1; limit <= whole.length; limit += 1) {
    expect(listTimeline(read, personId(1), limit)).toEqual(whole.slice(0, limit));
  }
});

const move = (eventId: string, kind: string) => ({
  eventId,
  personId: personId(1),
  at: moment(3),
  kind,
  params: { street: 'Skovvej 12', postcode: '8277', town: 'Aarhus' },
  source: 'cpr',
});

test('the history of somebody protected has no place in it, whenever the flag came', () => {
  const vault = testVault();
  const visit = { ...move('visit', 'visited-counter'), params: { reason: 'question' } };
  const kinds = () => listTimeline(vault.read, personId(1), 20).map(({ kind }) => kind);
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    for (const event of [move('move', 'moved'), move('other', 'address-noted'), visit]) putEvent(db, event);
  });
  expect(kinds()).toHaveLength(3);
  vault.transact((db) => putPerson(db, personRecord(1, { version: 2, hasShieldedAddress: true }), 'sync'));
  expect(kinds()).toEqual(['visited-counter']);
});

test('an act that is still a draft is no history', () => {
  expect(listTimeline(lived(), personId(1), 20).map(({ entryId }) => entryId)).not.toContain('a-2');
});

/** Work that was put aside, amended, put aside once more, and taken back; `how` says how the second piece ended. */
const takenBack = (withdrawnId: 'e-1' | 'e-2') => {
  const vault = testVault();
  const ending = { staffId: 'staff-1', reason: null, evidence: null, at: moment(6), firstId: 'e-1' } as const;
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    beginInteraction(db, 'i-1');
    beginAct(db, 'a-1', 'i-1');
    saveWork(db, { envelopeId: 'e-1', interactionId: 'i-1', actId: 'a-1' });
    markParked(db, { envelopeId: 'e-1', reason: 'authority/revoked' });
    if (withdrawnId === 'e-2') {
      queueWork(db, { envelopeId: 'e-2', interactionId: 'i-1', actId: 'a-1' });
      insertResolution(db, { ...ending, envelopeId: 'e-1', how: 'amended', successorId: 'e-2' });
      markParked(db, { envelopeId: 'e-2', reason: 'authority/revoked' });
    }
    queueWork(db, { envelopeId: 'back', interactionId: 'i-1', actId: null });
    insertResolution(db, {
      ...ending,
      envelopeId: withdrawnId,
      how: 'withdrawn',
      successorId: 'back',
      reason: 'She has thought better of it.',
    });
  });
  return vault;
};

test.each(['e-1', 'e-2'] as const)(
  'an act whose %s was taken back says so, by whom and why',
  (withdrawnId) => {
    const [entry] = listTimeline(takenBack(withdrawnId).read, personId(1), 20);
    expect(entry).toMatchObject({
      entryId: 'a-1',
      legalState: 'withdrawn',
      withdrawn: { staffName: 'staff-1', reason: 'She has thought better of it.', at: moment(6) },
    });
  },
);

test.each([
  ['effective', 'effective'],
  ['received', 'sent'],
] as const)(
  'what a supervisor accepted before it could be taken back, %s at central, is not called taken back',
  (state, legalState) => {
    const vault = takenBack('e-1');
    vault.transact((db) =>
      putAct(db, {
        envelopeId: 'e-1',
        personId: personId(1),
        serviceId: 'housing-benefit',
        reference: 'R-a-1',
        state,
        changedAt: moment(9),
        receivers: [],
        clockNote: null,
      }),
    );
    expect(listTimeline(vault.read, personId(1), 20)[0]).toMatchObject({ legalState, withdrawn: null });
  },
);

test('what central undid because it was taken back still reads as taken back', () => {
  const vault = takenBack('e-1');
  vault.transact((db) =>
    putAct(db, {
      envelopeId: 'e-1',
      personId: personId(1),
      serviceId: 'housing-benefit',
      reference: 'R-a-1',
      state: 'undone',
      changedAt: moment(9),
      receivers: [],
      clockNote: null,
    }),
  );
  expect(listTimeline(vault.read, personId(1), 20)[0]).toMatchObject({ legalState: 'withdrawn' });
});

test('a contact whose end was sent again is as far as what was sent last', () => {
  const vault = testVault();
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    beginInteraction(db, 'i-1');
    const end = { interactionId: 'i-1', completedAt: moment(5), outcome: 'done', note: '' } as const;
    completeInteraction(db, { ...end, state: 'completed' });
    queueWork(db, { envelopeId: 'e-1', interactionId: 'i-1', actId: null });
    markParked(db, { envelopeId: 'e-1', reason: 'lane/out-of-order' });
    queueWork(db, { envelopeId: 'e-2', interactionId: 'i-1', actId: null });
    const ending = {
      staffId: 'staff-1',
      reason: null,
      evidence: null,
      at: moment(6),
      firstId: 'e-1',
    } as const;
    insertResolution(db, { ...ending, envelopeId: 'e-1', how: 'sent-again', successorId: 'e-2' });
  });
  expect(listTimeline(vault.read, personId(1), 20)).toMatchObject([
    { entryId: 'i-1', legalState: 'captured' },
  ]);
});

test('an act of another desk that waits for a person there, or was undone, is not called received', () => {
  const vault = testVault();
  const act = { personId: personId(1), serviceId: 'housing-benefit', receivers: [], clockNote: null };
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    for (const [second, state] of (['effective', 'received', 'in-review', 'undone'] as const).entries()) {
      putAct(db, { ...act, envelopeId: state, reference: state, state, changedAt: moment(second) });
    }
  });
  const states = listTimeline(vault.read, personId(1), 20).map((entry) => [entry.entryId, entry.legalState]);
  expect(Object.fromEntries(states)).toEqual({
    effective: 'effective',
    received: 'sent',
    'in-review': 'parked',
    undone: 'parked',
  });
});

test('of somebody who is protected since nothing is left in the vault that says where they lived', () => {
  const vault = testVault();
  const event = { personId: personId(1), at: moment(1), source: 'cpr' };
  const place = { street: 'Skovvej 3', postcode: '8000', town: 'Aarhus C' };
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    putEvent(db, { ...event, eventId: 'moved', kind: 'moved', params: place });
    putEvent(db, { ...event, eventId: 'closed', kind: 'office-closed', params: { municipality: '0751' } });
    putEvent(db, { ...event, eventId: 'letter', kind: 'letter-sent', params: { letter: 'pension' } });
    putEvent(db, { ...event, personId: personId(2), eventId: 'other', kind: 'moved', params: place });
    putPerson(db, { ...personRecord(1), version: 2, hasShieldedAddress: true }, 'sync');
  });
  expect(raw(vault.read, 'SELECT event_id AS id FROM event ORDER BY id')).toEqual([
    { id: 'letter' },
    { id: 'other' },
  ]);
});
