import { expect, test } from 'vitest';
import { readLookupText } from '../../../central/domain/read-lookup-text.ts';

test.for<[string, ReturnType<typeof readLookupText>]>([
  [
    '010150-4321',
    [
      { kind: 'national-number', value: '0101504321' },
      { kind: 'phone', value: '0101504321' },
    ],
  ],
  [
    '+45 67 12 34 56',
    [
      { kind: 'national-number', value: '4567123456' },
      { kind: 'phone', value: '67123456' },
    ],
  ],
  ['67123456', [{ kind: 'phone', value: '67123456' }]],
  [
    '+46 8 123 45 67',
    [
      { kind: 'national-number', value: '4681234567' },
      { kind: 'phone', value: '4681234567' },
    ],
  ],
  ['1950-03-01', [{ kind: 'birth-day', value: '1950-03-01' }]],
  ['1/3 1950', [{ kind: 'birth-day', value: '1950-03-01' }]],
  ['31-02-1950', [{ kind: 'phone', value: '31021950' }]],
  ['Søren  Ågård-Ñuñez', [{ kind: 'name', words: ['soren', 'agard', 'nunez'] }]],
  ["' | ! & : * ( )", []],
  ['x', []],
  ['12', []],
])('%s', ([text, keys]) => {
  expect(readLookupText(text)).toEqual(keys);
});
