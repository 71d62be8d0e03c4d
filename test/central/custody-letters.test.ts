import { expect, test } from 'vitest';
import type { PersonRecord } from '../../central/api/records.ts';
import type { EnvelopeAuthority } from '../../central/api/work.ts';
import { listNotices } from '../../central/store/queries/notices.ts';
import { enrolDevice, kindOf } from '../helpers/central-device.ts';
import { actEnvelope, self } from '../helpers/central-envelopes.ts';
import { livesWith, person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

/** Where both custody holders must be told, both are (domain.md, Authority rule 5): the desk says so to whoever was there. */

const startWorld = prepareCentral();

const mother = person('mother');
const father = person('father', { letters: 'print', language: 'pl' });
const holds = (holder: PersonRecord): PersonRecord['relations'][number] => ({
  ...livesWith(holder),
  relation: 'custody-holder',
});
const child = person('child', {
  givenNames: 'Oskar',
  birthDate: '2020-01-01',
  relations: [holds(mother), holds(father)],
});

const ordered = (kind: 'custody-removed' | 'no-contact'): PersonRecord['courtOrders'][number] => ({
  orderId: 'o1',
  kind,
  personId: 'father',
  personName: '',
  matters: 'all',
  court: '',
  madeOn: '2026-01-01',
  validUntil: null,
});

const byMother = self('mother', { ground: 'custody', partyName: 'Vera Prøve' });

/** Whom the mailbox and the print shop are asked to tell, once the child has moved. */
const toldOfMove = async (
  own: Partial<PersonRecord> = {},
  authority: EnvelopeAuthority = byMother,
  serviceId = 'change-of-address',
) => {
  const world = await startWorld({ people: [{ ...child, ...own }, mother, father] });
  const device = await enrolDevice(world);
  const act = actEnvelope(device, 'child', { authority, payload: { serviceId } });
  expect(kindOf((await device.push([device.sign(act)]))[0])).toBe('accepted');
  const notices = await listNotices(world.database, 10);
  return new Map(notices.map((notice) => [notice.personId, notice]));
};

test('a child whom one of two custody holders moves is told, and so is the other one, by the way they get their letters', async () => {
  const told = await toldOfMove();
  expect([...told.keys()].toSorted()).toEqual(['child', 'father']);
  expect(told.get('father')).toMatchObject({
    channel: 'letter',
    language: 'pl',
    content: { about: 'Oskar Prøve', partyName: 'Vera Prøve', values: { street: 'Eksempelgade' } },
  });
});

test('of what a young child does itself both are told, of what it does at fifteen neither', async () => {
  const inPerson = self('child');
  expect([...(await toldOfMove({}, inPerson)).keys()].toSorted()).toEqual(['father', 'mother']);
  expect((await toldOfMove({ birthDate: '2010-01-01' }, inPerson)).size).toBe(0);
});

test.for<[string, Partial<PersonRecord>]>([
  ['whose home is protected', { hasShieldedAddress: true }],
  ['whom a court keeps apart from the other', { courtOrders: [ordered('no-contact')] }],
])('of a child %s the other is told that it moved, and not where to', async ([, own]) => {
  const told = await toldOfMove(own);
  expect(told.get('father')).toMatchObject({ content: { serviceId: 'change-of-address', values: {} } });
});

test('nobody is told who was there, from whom a court took custody, or where the service tells no other holder', async () => {
  const both = { ...byMother, evidence: { coAttorneyIds: 'father' } };
  expect([...(await toldOfMove({}, both)).keys()]).toEqual(['child']);
  expect([...(await toldOfMove({ courtOrders: [ordered('custody-removed')] })).keys()]).toEqual(['child']);
  expect([...(await toldOfMove({}, byMother, 'housing-benefit-claim')).keys()]).toEqual(['child']);
});
