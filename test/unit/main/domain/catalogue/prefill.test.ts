import { describe, expect, test } from 'vitest';
import { formFields } from '../../../../../main/domain/catalogue/form-fields.ts';
import { prefill } from '../../../../../main/domain/catalogue/prefill.ts';
import { toServiceSummary } from '../../../../../main/domain/catalogue/service-summary.ts';
import { FormField, ServiceSummary } from '../../../../../preload/contract/service.ts';
import { dkPack, dkService } from '../dk-pack.ts';
import { karen, nothingKnown, today } from './karen.ts';

describe('a new change of address', () => {
  const { values, known } = prefill(dkService('change-of-address'), karen, today);

  test('starts with today and what is likely to stay, and leaves blank what a move changes', () => {
    expect(values).toEqual({
      moveDate: today,
      street: '',
      houseNumber: '',
      floorAndDoor: '',
      postcode: '8000',
      town: 'Aarhus C',
      careOf: '',
      movingWith: [],
    });
  });

  test('knows the whole present address, with its source and age', () => {
    expect(Object.keys(known)).toEqual([
      'street',
      'houseNumber',
      'floorAndDoor',
      'postcode',
      'town',
      'careOf',
    ]);
    expect(known['street']).toEqual({ value: 'Nørregade', provenance: karen.address?.provenance });
  });

  test('offers the household to move along', () => {
    const people = formFields(dkService('change-of-address'), karen).find(({ kind }) => kind === 'people');
    expect(people?.choices).toEqual([{ value: 'soren', name: 'Søren Holm', detail: '1938-01-02' }]);
  });
});

test('a new account starts blank and shows only the end of the present one', () => {
  const { values, known } = prefill(dkService('payment-account-change'), karen, today);
  expect(values).toEqual({ registrationNumber: '', accountNumber: '' });
  expect(known).toMatchObject({ accountNumber: { value: '•••• 1234', provenance: { source: 'nemkonto' } } });
});

test('a housing claim counts the household and the subject, and takes the day of moving in', () => {
  const { values } = prefill(dkService('housing-benefit-claim'), karen, today);
  expect(values).toEqual({ monthlyRent: null, peopleInHome: '2', rentedSince: '2001-09-01', hasLease: null });
});

test('where nothing is known nothing is made up, and every field still has a value', () => {
  for (const service of dkPack.services) {
    const { values, known } = prefill(service, nothingKnown, today);
    expect(known).toEqual({});
    expect(Object.keys(values)).toEqual(service.fields.map(({ fieldId }) => fieldId));
    expect(
      Object.values(values).filter((value) => value !== null && value !== '' && value !== today),
    ).toEqual(service.serviceId === 'change-of-address' ? [[]] : []);
  }
});

test('fields and summaries are those of the contract', () => {
  for (const service of dkPack.services) {
    expect(ServiceSummary.parse(toServiceSummary(service))).toEqual(toServiceSummary(service));
    for (const field of formFields(service, karen)) expect(FormField.parse(field)).toEqual(field);
  }
});
