import { expect, test } from 'vitest';
import { judgeMandate, type MandateEnvelope } from '../../../../central/domain/mandates/judge-mandate.ts';
import { madeEnvelope } from '../../../helpers/central-mandates.ts';
import { person, staff } from '../../../helpers/central-people.ts';

const giving = { way: 'code', challengeId: 'challenge-1', confirmation: 'a.b.c' } as const;
const made = madeEnvelope(
  { answer: { deviceId: 'device-1' } },
  {
    giving,
    madeOn: '2026-03-10',
    validFrom: '2026-03-10',
  },
);

const judge = (acceptedBefore: readonly string[]) =>
  judgeMandate(made as MandateEnvelope, {
    subject: person('mother'),
    staff,
    mandates: new Map(),
    parties: new Map([['son', person('son')]]),
    confirmations: new Map(),
    acceptedBefore: new Map(acceptedBefore.map((id) => [id, '2026-03-10T10:00:00.000Z'])),
    now: '2026-03-10T10:00:00.000Z',
    timeZone: 'Europe/Copenhagen',
  });

test('a mandate given by a code that central no longer knows stands where central had accepted it before', () => {
  expect(judge([])).toMatchObject({ kind: 'refused', code: 'mandate/not-given' });
  expect(judge([made.id])).toMatchObject({ kind: 'accepted' });
});
