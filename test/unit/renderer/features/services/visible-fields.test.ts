import { describe, expect, test } from 'vitest';
import { shownFaults, visibleGroups } from '../../../../../renderer/features/services/visible-fields.ts';
import { addressForm } from './address-form.ts';

const { fields, values } = addressForm;
const groupsFor = (changed: typeof values) =>
  visibleGroups(fields, { ...values, ...changed }).map(({ groupId, fields }) => [
    groupId,
    fields.map(({ fieldId }) => fieldId),
  ]);

describe('the fields of a form', () => {
  test('are gathered by group, without those whose condition does not hold', () => {
    expect(groupsFor({})).toEqual([
      ['address', ['street', 'postcode', 'town']],
      ['period', ['is-temporary']],
    ]);
  });

  test('appear with the answer they depend on, and with those that depend on them', () => {
    expect(groupsFor({ 'is-temporary': true })).toEqual([
      ['address', ['street', 'postcode', 'town']],
      ['period', ['is-temporary', 'until']],
      ['reason', ['reason']],
    ]);
  });
});

describe('the faults beside the fields', () => {
  const faults = [
    { fieldId: 'street', code: 'required', params: {} },
    { fieldId: 'postcode', code: 'not-a-postcode', params: {} },
    { fieldId: 'postcode', code: 'postcode-town-mismatch', params: {} },
  ] as const;

  test('are those of fields somebody has been in, the first of each', () => {
    const shown = shownFaults({ faults, touched: new Set(['postcode']), values, saved: values });
    expect([...shown].map(([fieldId, { code }]) => [fieldId, code])).toEqual([
      ['postcode', 'not-a-postcode'],
    ]);
  });

  test('go away while the value is another than the one that was checked', () => {
    const shown = shownFaults({
      faults,
      touched: new Set(['postcode', 'street']),
      values: { ...values, postcode: '5230' },
      saved: values,
    });
    expect([...shown.keys()]).toEqual(['street']);
  });
});
