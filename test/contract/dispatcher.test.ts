import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCore } from '../../main/core/core.ts';
import type { Core } from '../../main/core/port.ts';
import { calls, type CallName } from '../../preload/contract/calls.ts';
import { Problem } from '../../preload/contract/problem.ts';
import { maxCallBytes } from '../../preload/contract/wire.ts';

const page = { clientId: 'page-1', isTrusted: true };
const names = Object.keys(calls) as readonly CallName[];
const frame = (call: string, input: unknown) => ({ type: 'call', id: 1, call, input });

let folder: string;
let core: Core;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-dispatcher-'));
  core = await createCore({ dataFolder: folder, resourcesFolder: 'resources', version: 'test' });
});

afterAll(async () => {
  await core.close();
  rmSync(folder, { recursive: true });
});

const problemCodeOf = async (message: unknown, caller = page): Promise<string> => {
  const answer = await core.answer(caller, message);
  if (answer.ok) return 'answered';
  return Problem.parse(answer.problem).code;
};

describe('the gate between the page and the core', () => {
  test('refuses every call of a sender that the edge does not trust, before looking at it', async () => {
    const stranger = { clientId: 'page-1', isTrusted: false };
    for (const name of names)
      expect(await problemCodeOf(frame(name, {}), stranger)).toBe('contract/untrusted');
    expect(await problemCodeOf('not even a frame', stranger)).toBe('contract/untrusted');
  });

  test('says so when a call is unknown, also for names that every object has', async () => {
    for (const name of ['person/delete-all', '', 'constructor', '__proto__', 'toString']) {
      expect(await problemCodeOf(frame(name, {}))).toBe('contract/unknown-call');
    }
  });

  test('asks for a sign-in before it looks at the input of any call that needs one', async () => {
    for (const name of names.filter((each) => calls[each].needs !== 'nobody')) {
      expect(await problemCodeOf(frame(name, { nonsense: true }))).toBe('session/needed');
    }
  });

  test('names the fields that do not parse and never their values', async () => {
    const answer = await core.answer(
      page,
      frame('session/sign-in', { staffId: 'staff-anna', pin: 'secret words' }),
    );
    expect(answer).toEqual({ ok: false, problem: { code: 'contract/invalid-input', fields: ['pin'] } });
  });

  test('refuses input with fields that the contract does not know', async () => {
    expect(await problemCodeOf(frame('device/state', { extra: 1 }))).toBe('contract/invalid-input');
  });

  test('refuses a call that is too large without parsing it', async () => {
    const answer = await core.answer(
      page,
      frame('session/sign-in', { staffId: 'x'.repeat(maxCallBytes), pin: '1' }),
    );
    expect(answer).toEqual({ ok: false, problem: { code: 'contract/too-large', limitBytes: maxCallBytes } });
  });

  test('answers garbage of any kind with a typed problem and never throws', async () => {
    const call = fc.oneof(fc.constantFrom(...names), fc.string());
    const garbage = fc.oneof(
      fc.anything(),
      fc.record({
        type: fc.constant('call'),
        id: fc.nat(),
        call,
        input: fc.anything({ withBigInt: true, withDate: true }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(garbage, async (message) => {
        const code = await problemCodeOf(message);
        expect(code).not.toBe('internal');
      }),
      { numRuns: 500 },
    );
  });
});
