import { expect, test } from 'vitest';
import type { Party } from '../../../../../preload/contract/interaction.ts';
import { MandateDraft } from '../../../../../preload/contract/mandate-making.ts';
import type { Power, ServiceId } from '../../../../../preload/contract/values.ts';
import {
  firstForm,
  formFaults,
  granteesOf,
  toDraft,
  toggleScope,
} from '../../../../../renderer/features/mandates/mandate-form.ts';
import type { MandateAim } from '../../../../../renderer/features/mandates/mandate-form.ts';
import { anders, mandate, offer } from './drawn-up.ts';

const nothing: MandateAim = { serviceId: null, power: null, from: null };
const account = 'payment-account-change' as ServiceId;
const money: Power = 'receive-money';
const open = (aim: MandateAim, party: Party | null) => firstForm(offer, { aim, party, language: 'en' });

test('the one in contact and the power that was refused are chosen already, so that one press is left', () => {
  const form = open({ serviceId: account, power: money, from: null }, anders);
  expect(form.grantees.map(({ name }) => name)).toEqual(['Anders Holm']);
  expect(form.scope).toEqual([{ serviceId: account, power: money }]);
  expect(formFaults(form)).toEqual([]);
});

test('where the citizen is alone nobody is chosen for them', () => {
  const form = open(nothing, { kind: 'subject' });
  expect(formFaults(form)).toEqual(['grantees', 'scope']);
  expect(toDraft(form)).toBeNull();
});

test('a person is offered half a year, this office the shortest time in days', () => {
  expect(open(nothing, anders).duration).toBe('half-year');
  const toOffice = open(nothing, { kind: 'office' });
  expect(toOffice.duration).toBe('one-day');
  expect(toOffice.grantees.map(({ kind }) => kind)).toEqual(['office']);
});

test('what widens a mandate keeps what it gave, without the services that are gone', () => {
  const form = open({ serviceId: account, power: money, from: mandate() }, anders);
  expect(form.scope.map(({ serviceId, power }) => `${serviceId} ${power}`)).toEqual([
    'change-of-address act',
    'payment-account-change receive-money',
  ]);
});

test('somebody no register knows, and the firm they speak for, can be chosen though nobody suggests them', () => {
  const lawyer: Party = {
    kind: 'representative',
    personId: null,
    name: 'Zoë Lawyer',
    claimedRelation: 'professional',
    organisation: { organisationId: '12345678', name: 'Law & Co' },
  };
  const form = open(nothing, lawyer);
  expect(granteesOf(offer, form).map(({ name }) => name)).toEqual([
    'Anders Holm',
    'Borgerservice Aarhus',
    'Law & Co',
    'Zoë Lawyer',
  ]);
  expect(form.grantees.map(({ name }) => name)).toEqual(['Law & Co']);
});

test('the draft is what the core takes, and one alone decides alone', () => {
  const form = open({ serviceId: account, power: money, from: null }, anders);
  const draft = toDraft({ ...form, decide: 'jointly', restrictions: '  only by day ' });
  expect(MandateDraft.parse(draft)).toEqual(draft);
  expect(draft).toMatchObject({ decide: 'alone', restrictions: 'only by day', language: 'en' });
});

test('a power is given and taken back by itself, whatever stands beside it', () => {
  const see = { serviceId: account, power: 'see' as const };
  const both = toggleScope([{ serviceId: account, power: money }], see);
  expect(both).toHaveLength(2);
  expect(toggleScope(both, see)).toEqual([{ serviceId: account, power: money }]);
});
