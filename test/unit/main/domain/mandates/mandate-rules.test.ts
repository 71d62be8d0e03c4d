import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mandateStatus } from '../../../../../main/domain/authority/mandate-status.ts';
import { addDays } from '../../../../../main/domain/calendar.ts';
import { daysLeft, lastDayOf } from '../../../../../main/domain/mandates/durations.ts';
import { isAssent } from '../../../../../main/domain/mandates/read-back.ts';
import { isRevoked, withRevoked } from '../../../../../main/domain/mandates/status-list.ts';
import { supersedes } from '../../../../../main/domain/mandates/supersession.ts';
import type { MandateFact } from '../../../../../main/domain/authority/facts.ts';
import { InteractionId, MandateId, PersonId, ServiceId } from '../../../../../preload/contract/values.ts';

const today = '2026-03-02';
const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days));

describe('the end that is printed is the end that is enforced', () => {
  test.each([1, 31, 182, 365])('%i days hold so many days and not one more', (days) => {
    fc.assert(
      fc.property(day, (validFrom) => {
        const validUntil = lastDayOf({ duration: 'x', days }, validFrom);
        const on = (at: string) => mandateStatus({ validFrom, validUntil, revokedOn: null }, at);
        expect([on(addDays(validFrom, -1)), on(validFrom)]).toEqual(['not-yet', 'live']);
        expect([on(addDays(validFrom, days - 1)), on(addDays(validFrom, days))]).toEqual(['live', 'expired']);
        expect(daysLeft(validUntil, validFrom)).toBe(days - 1);
      }),
    );
  });
});

describe('a status list', () => {
  const index = fc.nat(1023);

  test('revokes exactly what is named, and what was revoked before stays so', () => {
    fc.assert(
      fc.property(fc.array(index), fc.array(index), index, (before, step, asked) => {
        const bits = withRevoked(withRevoked(new Uint8Array(128), before) ?? new Uint8Array(), step);
        expect(bits && isRevoked(bits, asked)).toBe(before.includes(asked) || step.includes(asked));
      }),
    );
  });

  test('has no place outside itself', () => {
    expect(withRevoked(new Uint8Array(128), [1024])).toBeNull();
    expect(withRevoked(new Uint8Array(128), [-1])).toBeNull();
    expect(isRevoked(new Uint8Array(128), 1024)).toBe(true);
  });

  test('keeps the least significant bit first', () => {
    expect([...(withRevoked(new Uint8Array(2), [0, 9]) ?? [])]).toEqual([1, 2]);
  });
});

const serviceId = ServiceId.parse('change-of-address');
const peter = { kind: 'person', partyId: 'peter', name: 'Peter' } as const;
const older: MandateFact = {
  mandateId: MandateId.parse('older'),
  kind: 'personal',
  grantor: { personId: PersonId.parse('karen'), name: 'Karen' },
  grantee: peter,
  otherGrantees: [],
  decide: 'alone',
  scope: [{ serviceId, power: 'see' }],
  channels: [],
  restrictions: '',
  maySubDelegate: false,
  interactionId: null,
  madeOn: '2026-01-01',
  validFrom: '2026-01-01',
  validUntil: '2026-06-30',
  givenBy: 'register',
  revokedOn: null,
  endReason: null,
  credential: { state: 'none', hash: null, listAsOf: null },
  provenance: { source: 'mandate-register', asOf: '2026-03-01T00:00:00.000Z', isCached: true },
};
const newer = { ...older, validFrom: today, validUntil: '2027-03-01' };

describe('a new mandate replaces an older one', () => {
  test('that says nothing it does not say too', () => {
    expect(supersedes(newer, older, today)).toBe(true);
    const wider = { ...newer, scope: [...newer.scope, { serviceId, power: 'act' as const }] };
    expect(supersedes(wider, older, today)).toBe(true);
  });

  test.each([
    ['says more', newer, { ...older, scope: [...older.scope, { serviceId, power: 'act' as const }] }],
    ['has ended', newer, { ...older, revokedOn: '2026-02-01' }],
    ['has run out', newer, { ...older, validUntil: '2026-03-01' }],
    ['begins after it', { ...newer, validUntil: '2026-03-31' }, { ...older, validFrom: '2026-04-01' }],
    ['is given to another', newer, { ...older, grantee: { ...peter, partyId: 'ida' } }],
    ['is given to two', newer, { ...older, otherGrantees: [{ ...peter, partyId: 'ida' }] }],
    ['holds for a contact', newer, { ...older, interactionId: InteractionId.parse('i') }],
    ['is lasting', { ...newer, interactionId: InteractionId.parse('i') }, older],
  ])('but not one that %s', (_, made, before) => {
    expect(supersedes(made, before, today)).toBe(false);
  });

  test('the order of several attorneys says nothing', () => {
    const ida = { ...peter, partyId: 'ida', name: 'Ida' };
    const one = { ...newer, grantee: ida, otherGrantees: [peter] };
    expect(supersedes(one, { ...older, grantee: peter, otherGrantees: [ida] }, today)).toBe(true);
  });
});

test('assent is a yes to every question and nothing beside', () => {
  const questions = ['a', 'b'];
  const answer = fc.record({
    questionId: fc.constantFrom('a', 'b', 'c'),
    answer: fc.constantFrom('yes', 'no', 'unclear'),
    said: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 6 }), (answers) => {
      const isAll = questions.every((id) => answers.some(({ questionId }) => questionId === id));
      expect(isAssent(questions, answers)).toBe(isAll && !answers.some((each) => each.answer !== 'yes'));
    }),
  );
});
