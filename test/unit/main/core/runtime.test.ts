import { expect, test } from 'vitest';
import { createRefusingCore } from '../../../../main/core/refusing-core.ts';
import { checkRuntime } from '../../../../main/core/runtime.ts';

test('A runtime with the Node-API of the addon, or a newer one, will do', () => {
  expect([checkRuntime('10').ok, checkRuntime('11').ok]).toEqual([true, true]);
});

test.each(['9', '', undefined])(
  'A runtime with Node-API %j is refused before the addon could crash it',
  (found) => {
    expect(checkRuntime(found)).toMatchObject({ ok: false, problem: { code: 'core/runtime-too-old' } });
  },
);

test('A core that cannot run answers every call with the reason', async () => {
  const core = createRefusingCore({
    code: 'core/runtime-too-old',
    found: 'Node-API 9',
    needed: 'Node-API 10',
  });
  expect(await core.answer({ clientId: 'a', isTrusted: true }, 'anything')).toMatchObject({
    ok: false,
    problem: { code: 'core/runtime-too-old' },
  });
});
