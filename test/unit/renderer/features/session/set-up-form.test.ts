import { expect, test } from 'vitest';
import { emptySetUp, faultsOf } from '../../../../../renderer/features/session/set-up-form.ts';

const good = {
  centralUrl: ' https://central.example ',
  code: 'ABCD-EFGH',
  staffId: '4711',
  pin: '123456',
  pinAgain: '123456',
};

test('a form that can be sent has no faults', () => {
  expect(faultsOf(good)).toEqual([]);
});

test('an empty form is faulty in the order of its fields', () => {
  expect(faultsOf(emptySetUp)).toEqual(['centralUrl', 'code', 'staffId', 'pin']);
});

test('an address that is no web address is a fault', () => {
  for (const centralUrl of ['central', 'ftp://central.example', 'javascript:void 0']) {
    expect(faultsOf({ ...good, centralUrl })).toEqual(['centralUrl']);
  }
});

test('a slip in the second PIN is found before it locks somebody out', () => {
  expect(faultsOf({ ...good, pinAgain: '123465' })).toEqual(['pinAgain']);
});
