import { expect, test } from 'vitest';
import type { MandateRecord } from '../../../../central/api/records.ts';
import { judgeMandate, type MandateEnvelope } from '../../../../central/domain/mandates/judge-mandate.ts';
import type { MandateFacts } from '../../../../central/domain/mandates/mandate-facts.ts';
import { madeEnvelope, withdrawnEnvelope } from '../../../helpers/central-mandates.ts';
import { mandate, person, staff } from '../../../helpers/central-people.ts';

/** Half past midnight in Denmark on the 11th, half past eleven in the evening of the 10th in UTC. */
const now = '2026-03-10T23:30:00.000Z';
const older = mandate();

const device = { answer: { deviceId: 'device-1' } };
const today = { madeOn: '2026-03-11', validFrom: '2026-03-11' };

const judge = (
  envelope: ReturnType<typeof madeEnvelope>,
  subject = person('mother'),
): readonly MandateRecord[] => {
  const facts: MandateFacts = {
    subject,
    staff,
    mandates: new Map([[older.mandateId, older]]),
    parties: new Map([['son', person('son')]]),
    confirmations: new Map(),
    acceptedBefore: new Map(),
    now,
    timeZone: 'Europe/Copenhagen',
  };
  const ruling = judgeMandate(envelope as MandateEnvelope, facts);
  return ruling.kind === 'accepted' ? ruling.effect.mandates : [];
};

const madeBy = (birthDate: string): number =>
  judge(madeEnvelope(device, today), person('mother', { birthDate })).length;

test('a mandate withdrawn after midnight ends on the day that the office has', () => {
  const times = [{ effectiveAt: now }, { madeAt: now }] as const;
  expect(judge(withdrawnEnvelope(device, ...times))).toMatchObject([{ revokedOn: '2026-03-11' }]);
});

test('one in whose place another comes ends on the day that the office has', () => {
  const made = madeEnvelope(device, { kind: older.kind, ...today });
  expect(judge(made)).toMatchObject([{ validFrom: '2026-03-11' }, { revokedOn: '2026-03-11' }]);
});

test('a grantor is old enough from the midnight of the birthday on', () => {
  expect(madeBy('2008-03-11')).toBeGreaterThan(0);
  expect(madeBy('2008-03-12')).toBe(0);
});
