import { expect, test } from 'vitest';
import type { Mandate } from '../../../../../preload/contract/mandate.ts';
import type { TimelineEntry } from '../../../../../preload/contract/person.ts';
import type { MandateId, PersonId, Power, ServiceId } from '../../../../../preload/contract/values.ts';
import { addressLines } from '../../../../../renderer/features/person/address-text.ts';
import { powersByService, splitMandates } from '../../../../../renderer/features/person/mandate-powers.ts';
import { kindsOf } from '../../../../../renderer/features/person/timeline-kinds.ts';

const provenance = { source: 'cpr', asOf: '2026-05-02T06:00:00Z', isCached: true };
const mandate = (status: Mandate['status'], scope: readonly (readonly [string, Power])[] = []): Mandate => ({
  mandateId: status as unknown as MandateId,
  kind: 'personal',
  grantor: { personId: 'karen' as PersonId, name: 'Karen' },
  grantee: { kind: 'person', partyId: null, name: 'Anders' },
  otherGrantees: [],
  decide: 'alone',
  scope: scope.map(([serviceId, power]) => ({ serviceId: serviceId as ServiceId, power })),
  channels: [],
  restrictions: '',
  maySubDelegate: false,
  interactionId: null,
  givenBy: 'register',
  madeOn: '2026-05-02',
  validFrom: '2026-05-02',
  validUntil: null,
  status,
  revokedOn: null,
  endReason: null,
  credential: { state: 'none', hash: null, listAsOf: null },
  provenance,
});

const entry = (kind: string): TimelineEntry => ({
  entryId: kind,
  at: '2026-05-02T06:00:00Z',
  kind,
  params: {},
  legalState: null,
  withdrawn: null,
  provenance,
});

test('powers are gathered by the service they are for', () => {
  const scope = [
    ['move', 'see'],
    ['account', 'receive-money'],
    ['move', 'act'],
  ] as const;
  expect(powersByService(mandate('live', scope))).toEqual([
    { serviceId: 'move', powers: ['see', 'act'] },
    { serviceId: 'account', powers: ['receive-money'] },
  ]);
});

test('mandates that are over stand apart from those that count', () => {
  const all = (['revoked', 'not-yet', 'expired', 'live'] as const).map((status) => mandate(status));
  const { current, ended } = splitMandates(all);
  expect(current.map(({ status }) => status)).toEqual(['live', 'not-yet']);
  expect(ended.map(({ status }) => status)).toEqual(['revoked', 'expired']);
});

test('the kinds of a timeline are offered by how often they occur', () => {
  expect(kindsOf(['moved', 'payment', 'payment', 'called'].map(entry))).toEqual([
    { kind: 'payment', count: 2 },
    { kind: 'called', count: 1 },
    { kind: 'moved', count: 1 },
  ]);
});

test('an address is written without its empty parts, and with its country only abroad', () => {
  const address = {
    street: 'Torvet',
    houseNumber: '',
    floorAndDoor: '',
    postcode: '',
    town: 'Ribe',
    country: 'DK',
    careOf: '',
  };
  expect(addressLines(address, 'DK')).toEqual(['Torvet', 'Ribe']);
  expect(
    addressLines(
      { ...address, houseNumber: '3', floorAndDoor: '2. tv', postcode: '6760', country: 'Sverige' },
      'DK',
    ),
  ).toEqual(['Torvet 3, 2. tv', '6760 Ribe', 'Sverige']);
});
