import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkValues } from '../../../../../main/domain/catalogue/check-values.ts';
import { prefill } from '../../../../../main/domain/catalogue/prefill.ts';
import type { ServiceRule } from '../../../../../main/domain/catalogue/service-rule.ts';
import { FieldFault, type FieldValue, type FieldValues } from '../../../../../preload/contract/service.ts';
import { dkPack, dkService } from '../dk-pack.ts';
import { karen, today } from './karen.ts';

const check = (service: ServiceRule, values: FieldValues) => {
  const { known } = prefill(service, karen, today);
  return checkValues({ service, pack: dkPack, facts: karen, values, known, today });
};
const codesOf = (faults: readonly FieldFault[]) => faults.map(({ fieldId, code }) => `${fieldId}: ${code}`);

describe('change of address', () => {
  const service = dkService('change-of-address');
  const good: FieldValues = {
    moveDate: '2026-05-20',
    street: 'Strandvejen',
    houseNumber: '7B',
    floorAndDoor: '',
    postcode: '8600',
    town: 'Silkeborg',
    careOf: '',
    movingWith: ['soren'],
  };

  test('a complete one has no fault', () => {
    expect(check(service, good)).toEqual([]);
  });

  test.each<readonly [string, FieldValues, readonly string[]]>([
    ['four weeks ahead', { moveDate: '2026-06-05' }, []],
    ['more than four weeks ahead', { moveDate: '2026-06-06' }, ['moveDate: day-too-late']],
    ['a year back', { moveDate: '2025-05-08' }, []],
    ['more than a year back', { moveDate: '2025-05-07' }, ['moveDate: day-too-early']],
    ['a day that does not exist', { moveDate: '2026-02-30' }, ['moveDate: not-a-day']],
    ['no day', { moveDate: null }, ['moveDate: required']],
    ['white space for a street', { street: '  ' }, ['street: required']],
    ['a street longer than a letter takes', { street: 'x'.repeat(41) }, ['street: too-long']],
    ['no such postcode', { postcode: '0007' }, ['postcode: not-a-postcode']],
    ['a property name for a postcode', { postcode: 'valueOf'.slice(0, 4) }, ['postcode: not-a-postcode']],
    ['a town with another postcode', { town: 'Skagen' }, ['town: postcode-town-mismatch']],
    ['a town in another case', { town: ' silkeBORG ' }, []],
    ['somebody from another household', { movingWith: ['bodil'] }, ['movingWith: not-a-choice']],
    ['nobody moving along', { movingWith: [] }, []],
    ['a truth value for a text', { street: true }, ['street: required']],
  ])('%s', (_, change, codes) => {
    expect(codesOf(check(service, { ...good, ...change }))).toEqual(codes);
  });

  test('the limit and its law are said with a day outside the window', () => {
    expect(check(service, { ...good, moveDate: '2026-09-01' })).toMatchObject([
      { params: { date: '2026-06-05', law: 'CPR-loven § 12' } },
    ]);
  });

  test('the town that fits the postcode is offered', () => {
    expect(check(service, { ...good, town: 'Skagen' })).toMatchObject([
      { params: { postcode: '8600', town: 'Silkeborg' } },
    ]);
  });

  test('the present address is no change, however it is typed; another door is', () => {
    const present = {
      street: 'NØRREGADE',
      houseNumber: '12',
      floorAndDoor: ' 2.  tv',
      postcode: '8000',
      town: 'Aarhus C',
    };
    expect(codesOf(check(service, { ...good, ...present }))).toEqual(['street: unchanged']);
    expect(check(service, { ...good, ...present, floorAndDoor: '2. th' })).toEqual([]);
  });

  test('somebody without a known address can move anywhere', () => {
    expect(checkValues({ service, pack: dkPack, facts: karen, values: good, known: {}, today })).toEqual([]);
  });
});

describe('payment account', () => {
  test.each<readonly [FieldValue, FieldValue, readonly string[]]>([
    ['0216', '4069031234', []],
    ['0216', '1', []],
    ['216', '4069031234', ['registrationNumber: not-an-account']],
    ['0216', '40690312345', ['accountNumber: too-long']],
    ['0216', '40 69 03', ['accountNumber: not-an-account']],
    ['０２１６', '1', ['registrationNumber: not-an-account']],
    ['', null, ['registrationNumber: required', 'accountNumber: required']],
  ])('%s %s', (registrationNumber, accountNumber, codes) => {
    const faults = check(dkService('payment-account-change'), { registrationNumber, accountNumber });
    expect(codesOf(faults)).toEqual(codes);
  });
});

describe('housing benefit', () => {
  const good: FieldValues = {
    monthlyRent: '650000',
    peopleInHome: '2',
    rentedSince: '2020-01-01',
    hasLease: false,
  };

  test.each<readonly [string, FieldValues, readonly string[]]>([
    ['no lease is an answer', {}, []],
    ['no answer about the lease', { hasLease: null }, ['hasLease: required']],
    ['a rent in words', { monthlyRent: 'much' }, ['monthlyRent: not-an-amount']],
    ['a rent below nothing', { monthlyRent: '-1' }, ['monthlyRent: not-an-amount']],
    ['a rent beyond reason', { monthlyRent: '10000001' }, ['monthlyRent: not-an-amount']],
    ['nobody in the home', { peopleInHome: '0' }, ['peopleInHome: not-an-amount']],
    ['people in words', { peopleInHome: 'to' }, ['peopleInHome: not-an-amount']],
    ['rented from next spring', { rentedSince: '2027-04-01' }, ['rentedSince: day-too-late']],
    ['rented long ago', { rentedSince: '1961-04-01' }, []],
  ])('%s', (_, change, codes) => {
    expect(codesOf(check(dkService('housing-benefit-claim'), { ...good, ...change }))).toEqual(codes);
  });
});

test('a field that is not shown is neither required nor checked', () => {
  const service = dkService('housing-benefit-claim');
  const hidden: ServiceRule = {
    ...service,
    fields: service.fields.map((field) =>
      field.fieldId === 'rentedSince' ? { ...field, showWhen: { fieldId: 'hasLease', equals: true } } : field,
    ),
  };
  const values = { monthlyRent: '650000', peopleInHome: '2', rentedSince: null };
  expect(check(hidden, { ...values, hasLease: false })).toEqual([]);
  expect(codesOf(check(hidden, { ...values, hasLease: true }))).toEqual(['rentedSince: required']);
});

test('whatever is typed gets faults of the contract, at most one for each field, or none', () => {
  const anyValue = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string(), { maxLength: 2 }),
  );
  for (const service of dkPack.services) {
    const fieldIds = service.fields.map(({ fieldId }) => fieldId);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...fieldIds, 'toString'), anyValue), (values) => {
        const faults = check(service, values);
        for (const fault of faults) expect(FieldFault.parse(fault)).toEqual(fault);
        expect(new Set(faults.map(({ fieldId }) => fieldId)).size).toBe(faults.length);
      }),
    );
  }
});
