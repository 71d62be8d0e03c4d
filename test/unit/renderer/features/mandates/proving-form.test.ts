import { expect, test } from 'vitest';
import { brought, canWait, emptyProving } from '../../../../../renderer/features/mandates/proving-form.ts';

test('what a scanner types is taken without its line feed and spaces', () => {
  expect(brought({ ...emptyProving(), text: ' eyJh.eyJz\n.c2ln \r\n' })).toEqual({
    kind: 'credential',
    text: 'eyJh.eyJz.c2ln',
  });
  expect(brought(emptyProving())).toBeNull();
});

test('a code is nothing without the surname', () => {
  const byCode = { ...emptyProving(), way: 'paper-code' as const, code: 'ABCD 1234 ' };
  expect(brought(byCode)).toBeNull();
  expect(brought({ ...byCode, surname: ' Sørensen' })).toEqual({
    kind: 'paper-code',
    code: 'ABCD 1234',
    surname: 'Sørensen',
  });
});

test('only a credential is checked without a network', () => {
  expect((['credential', 'code', 'paper-code', 'register'] as const).filter(canWait)).toEqual([
    'code',
    'paper-code',
    'register',
  ]);
});
