import { beforeEach, expect, test } from 'vitest';
import { giveConsent, readConsents } from '../../../../../main/usecases/consents/consents.ts';
import { retryParked } from '../../../../../main/usecases/parked/retry-parked.ts';
import { withdrawParked } from '../../../../../main/usecases/parked/withdraw-parked.ts';
import { markParked, markSent } from '../../../../../main/vault/queries/outbox-progress.ts';
import { EnvelopeId } from '../../../../../preload/contract/values.ts';
import { karen, makeMandateWorld, type MandateWorld } from '../../../../helpers/mandate-world.ts';

let world: MandateWorld;
let envelopeId: EnvelopeId;

const shown = () => {
  const answer = readConsents(world.desk, karen);
  if (!answer.ok) throw new Error(answer.problem.code);
  const [consent] = answer.value.consents;
  const library = answer.value.receivers.find(({ receiverId }) => receiverId === 'library');
  return {
    status: consent?.status,
    isWaiting: consent?.isWaiting,
    stands: library?.basis.kind === 'consent' && library.basis.consentId !== null,
  };
};

const refuse = (reason: string): void => world.vault.transact((db) => markParked(db, { envelopeId, reason }));

beforeEach(async () => {
  world = await makeMandateWorld();
  world.begin();
  giveConsent(world.desk, {
    personId: karen,
    receiverId: 'library',
    validUntil: null,
    way: 'said-at-desk',
  });
  envelopeId = EnvelopeId.parse(world.queued()[0]?.id);
});

test('a consent that central refused does not stand, waits for nothing, and is not said to be withdrawn', () => {
  expect(shown()).toEqual({ status: 'live', isWaiting: true, stands: true });
  refuse('authority/insufficient');
  expect(shown()).toEqual({ status: 'refused', isWaiting: false, stands: false });
  expect(withdrawParked(world.desk, { envelopeId, reason: 'It was a mistake.' }).ok).toBe(true);
  expect(shown()).toEqual({ status: 'refused', isWaiting: false, stands: false });
});

test('tried again it stands as it did, and once it is with central it waits no longer', () => {
  refuse('lease/expired');
  expect(retryParked(world.desk, envelopeId).ok).toBe(true);
  expect(shown()).toEqual({ status: 'live', isWaiting: true, stands: true });
  world.vault.transact((db) =>
    markSent(db, { envelopeId, jws: 'receipt', centralSequence: 1, at: '2026-03-02T09:05:00.000Z' }),
  );
  expect(shown()).toEqual({ status: 'live', isWaiting: false, stands: true });
});
