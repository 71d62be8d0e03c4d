import { beforeEach, expect, test } from 'vitest';
import {
  giveConsent,
  readConsents,
  withdrawConsent,
} from '../../../../../main/usecases/consents/consents.ts';
import { putConsent } from '../../../../../main/vault/queries/consents.ts';
import type { Consent } from '../../../../../preload/contract/consent.ts';
import { karen, makeMandateWorld, type MandateWorld } from '../../../../helpers/mandate-world.ts';

let world: MandateWorld;

const give = (validUntil: string | null = null) => {
  const input = { personId: karen, receiverId: 'library', validUntil, way: 'said-at-desk' } as const;
  const answer = giveConsent(world.desk, input);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
};

const consents = () => {
  const answer = readConsents(world.desk, karen);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value.consents;
};

const live = () => consents().filter(({ status }) => status === 'live');
const kinds = (): readonly string[] => world.queued().map(({ kind }) => kind);

beforeEach(async () => {
  world = await makeMandateWorld();
  world.begin();
});

test('a consent that is given once more until the same day is the one that stands', () => {
  for (const until of [null, '2026-12-31']) {
    const first = give(until);
    const before = kinds();
    expect(give(until)).toEqual(first);
    expect(kinds()).toEqual(before);
  }
});

test('given until another day it takes the place of what stood, and one withdrawal ends it', () => {
  const first = give();
  const second = give('2026-12-31');
  expect(live()).toEqual([second]);
  expect(
    world.queued().map(({ kind, payload }) => [kind, 'consentId' in payload && payload.consentId]),
  ).toEqual([
    ['consent-given', first.consentId],
    ['consent-withdrawn', first.consentId],
    ['consent-given', second.consentId],
  ]);
  withdrawConsent(world.desk, { consentId: second.consentId, reason: '' });
  expect(live()).toEqual([]);
});

test('given once more after it was withdrawn it is another one', () => {
  const first = give();
  withdrawConsent(world.desk, { consentId: first.consentId, reason: '' });
  const second = give();
  expect(second.consentId).not.toBe(first.consentId);
  expect(live()).toEqual([second]);
});

/** What another desk has written down of the same word, and central has told. */
const twinOf = ({
  personId,
  dataIds,
  receiverId,
  purposeId,
  validUntil,
  wordingVersion,
  givenAt,
}: Consent) => ({
  personId,
  dataIds: [...dataIds],
  receiverId,
  purposeId,
  validUntil,
  wordingVersion,
  givenAt,
  consentId: 'of-another-desk',
  givenBy: 'said-at-desk',
  withdrawnAt: null,
});

test('what stood twice, since two desks wrote it down, stands once after it is given again', () => {
  const twin = twinOf(give());
  world.vault.transact((db) => putConsent(db, twin));
  const again = give();
  expect(live()).toEqual([again]);
  // Central ends a word wherever it was written down before its withdrawal: what stands comes after.
  expect(kinds()).toEqual(['consent-given', 'consent-withdrawn', 'consent-withdrawn', 'consent-given']);
});

test('what stood twice is withdrawn as one', () => {
  const own = give();
  const twin = twinOf(own);
  world.vault.transact((db) => putConsent(db, { ...twin, validUntil: '2026-12-31' }));
  withdrawConsent(world.desk, { consentId: own.consentId, reason: '' });
  expect(live()).toEqual([]);
});
