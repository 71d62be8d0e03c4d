import { expect, test } from 'vitest';
import type { ConsentRecord } from '../../../central/api/decisions.ts';
import { consentedValues } from '../../../central/domain/consented-values.ts';
import { findService } from '../../../central/domain/services.ts';
import { takeEffect } from '../../../central/domain/take-effect.ts';
import pack from '../../../resources/packs/dk/pack.json' with { type: 'json' };
import { actEnvelope, newAddress } from '../../helpers/central-envelopes.ts';
import { person } from '../../helpers/central-people.ts';

const consent: ConsentRecord = {
  consentId: 'consent-1',
  personId: 'anna',
  dataIds: [],
  receiverId: 'pharmacy',
  purposeId: 'tell-others',
  validUntil: '2026-03-10',
  wordingVersion: '1',
  givenBy: 'anna',
  givenAt: '2026-01-01T09:00:00.000Z',
  withdrawnAt: null,
};

/** Whether the pharmacy is told, by this consent, of a move that takes effect at `now`. */
const stateAt = (now: string, special: Partial<ConsentRecord> = {}): string | undefined => {
  const service = findService('change-of-address');
  if (service === null) throw new Error('not in the catalogue');
  const given = { ...consent, ...special };
  const asked = { receiverId: 'pharmacy', basis: 'consent' as const, consentId: given.consentId };
  const sender = { answer: { deviceId: 'device-1' } };
  const envelope = actEnvelope(sender, 'anna', { payload: { values: newAddress(), receivers: [asked] } });
  const application = takeEffect(envelope, {
    service,
    subject: person('anna'),
    household: [],
    municipalityOf: () => '0751',
    changesOf: () => [],
    before: null,
    consents: new Map([[given.consentId, given]]),
    parties: new Map(),
    now,
    timeZone: 'Europe/Copenhagen',
  });
  return application.kind === 'effect' ? application.effect.act?.receivers[0]?.state : application.kind;
};

const lastMoment = '2026-03-10T22:59:59.999Z';

test('a receiver by consent is told until the midnight in Denmark with which the last day of the consent ends', () => {
  expect(stateAt(lastMoment)).toBe('waiting');
  expect(stateAt('2026-03-10T23:00:00.000Z')).toBe('failed');
});

test.for<[string, Partial<ConsentRecord>]>([
  ['that was withdrawn', { withdrawnAt: '2026-03-01T09:00:00.000Z' }],
  ['of somebody else', { personId: 'carl' }],
  ['for somebody else', { receiverId: 'school' }],
])('nobody is told by a consent %s', ([, special]) => {
  expect(stateAt(lastMoment, special)).toBe('failed');
});

test('of all that the pack asks consent for, the name goes with whom it is about, and each other thing is some field of the form', () => {
  const silent = pack.consentData.filter(
    (dataId) => Object.keys(consentedValues(newAddress(), [dataId])).length === 0,
  );
  expect(silent).toEqual(['name']);
  expect(consentedValues(newAddress(), ['what-is-not-known-here'])).toEqual({});
});
