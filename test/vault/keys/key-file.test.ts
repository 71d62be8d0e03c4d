import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../main/platform/clock.ts';
import {
  addKeyHolder,
  createKeyFile,
  keyFileName,
  listKeyHolders,
  unlockKey,
} from '../../../main/vault/keys/key-file.ts';
import { testFolder } from '../../helpers/vault-open.ts';

type TestClock = Clock & { readonly pass: (minutes: number) => void };

const testClock = (): TestClock => {
  let now = Date.UTC(2026, 2, 2, 8);
  return {
    now: () => new Date(now),
    monotonicMs: () => now,
    pass: (minutes) => {
      now += minutes * 60_000;
    },
  };
};

const enrolled = async () => {
  const folder = testFolder();
  const clock = testClock();
  const dek = await createKeyFile({ folder, staffId: 'mette', pin: '123456', clock });
  const unlock = (pin: string, staffId = 'mette') => unlockKey({ folder, staffId, pin, clock });
  return { folder, clock, dek, unlock };
};

const yearMinutes = 365 * 24 * 60;

const locked = (minutes: number) => ({
  ok: false,
  problem: { code: 'session/locked', until: new Date(Date.UTC(2026, 2, 2, 8, minutes)).toISOString() },
});

describe('a key file', () => {
  test('answers the key for the right PIN and holds it nowhere in the clear', async () => {
    const { folder, dek, unlock } = await enrolled();
    expect(dek).toHaveLength(32);
    expect(await unlock('123456')).toEqual({ ok: true, value: dek });
    const file = join(folder, keyFileName);
    const text = readFileSync(file, 'utf8');
    expect(
      [dek.toString('base64'), dek.toString('hex'), '123456'].filter((secret) => text.includes(secret)),
    ).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('opens for each of its holders with their own PIN', async () => {
    const { folder, clock, dek, unlock } = await enrolled();
    await addKeyHolder({ folder, dek, staffId: 'bo', pin: '654321', clock });
    expect(listKeyHolders(folder)).toEqual(['mette', 'bo']);
    expect(await unlock('654321', 'bo')).toEqual({ ok: true, value: dek });
    expect(await unlock('123456')).toEqual({ ok: true, value: dek });
    expect(await unlock('654321')).toMatchObject({ problem: { code: 'session/wrong-pin' } });
  });

  test('takes a new PIN in place of the old one', async () => {
    const { folder, clock, dek, unlock } = await enrolled();
    await addKeyHolder({ folder, dek, staffId: 'mette', pin: '999999', clock });
    expect(await unlock('123456')).toMatchObject({ ok: false });
    expect(await unlock('999999')).toEqual({ ok: true, value: dek });
  });

  test('is never overwritten by a new one', async () => {
    const { folder, clock } = await enrolled();
    await expect(createKeyFile({ folder, staffId: 'bo', pin: '654321', clock })).rejects.toThrow(
      /never overwritten/,
    );
  });

  test('knows nobody it has no key for', async () => {
    const { unlock } = await enrolled();
    const notEnrolled = { ok: false, problem: { code: 'device/not-enrolled' } };
    expect(await unlock('123456', 'stranger')).toEqual(notEnrolled);
    expect(await unlock('123456', '__proto__')).toEqual(notEnrolled);
    const clock = testClock();
    expect(await unlockKey({ folder: testFolder(), staffId: 'mette', pin: '123456', clock })).toEqual(
      notEnrolled,
    );
  });

  test('that cannot be read opens for nobody, and is left as it is', async () => {
    const { folder, clock, dek, unlock } = await enrolled();
    const file = join(folder, keyFileName);
    for (const noise of ['', '\u0000\uFFFD{', '{"format":1}']) {
      writeFileSync(file, noise);
      expect(listKeyHolders(folder)).toEqual([]);
      expect(await unlock('123456')).toMatchObject({ problem: { code: 'device/not-enrolled' } });
      await expect(addKeyHolder({ folder, dek, staffId: 'bo', pin: '654321', clock })).rejects.toThrow(
        /has a file/,
      );
      expect(readFileSync(file, 'utf8')).toBe(noise);
    }
  });

  test('does not open for a holder whose sealed key was taken from another', async () => {
    const { folder, clock, dek, unlock } = await enrolled();
    await addKeyHolder({ folder, dek, staffId: 'thief', pin: '000000', clock });
    const file = join(folder, keyFileName);
    const content = JSON.parse(readFileSync(file, 'utf8'));
    content.holders.mette.key = content.holders.thief.key;
    writeFileSync(file, JSON.stringify(content));
    expect(await unlock('000000')).toMatchObject({ problem: { code: 'session/wrong-pin' } });
  });
});

describe('wrong PINs', () => {
  test('are counted down and forgotten after the right one', async () => {
    const { unlock } = await enrolled();
    expect(await unlock('000000')).toEqual({
      ok: false,
      problem: { code: 'session/wrong-pin', attemptsLeft: 4 },
    });
    expect(await unlock('000000')).toEqual({
      ok: false,
      problem: { code: 'session/wrong-pin', attemptsLeft: 3 },
    });
    expect(await unlock('123456')).toMatchObject({ ok: true });
    expect(await unlock('000000')).toEqual({
      ok: false,
      problem: { code: 'session/wrong-pin', attemptsLeft: 4 },
    });
  });

  test('lock for longer and longer, and the right PIN opens nothing meanwhile', async () => {
    const { clock, unlock } = await enrolled();
    for (let wrong = 0; wrong < 4; wrong += 1) await unlock('000000');
    expect(await unlock('000000')).toEqual(locked(1));
    expect(await unlock('123456')).toEqual(locked(1));
    clock.pass(1);
    expect(await unlock('000000')).toEqual(locked(1 + 5));
    clock.pass(4);
    expect(await unlock('123456')).toEqual(locked(1 + 5));
    clock.pass(1);
    expect(await unlock('123456')).toMatchObject({ ok: true });
  });

  test('lock for no longer where the clock was a year ahead and has been put right', async () => {
    const { clock, unlock } = await enrolled();
    clock.pass(yearMinutes);
    for (let wrong = 0; wrong < 6; wrong += 1) await unlock('000000');
    clock.pass(1);
    await unlock('000000');
    clock.pass(-yearMinutes - 1);
    expect(await unlock('123456')).toEqual(locked(5));
    clock.pass(4);
    expect(await unlock('123456')).toEqual(locked(5));
    clock.pass(1);
    expect(await unlock('123456')).toMatchObject({ ok: true });
  });

  test('of one holder lock nobody else', async () => {
    const { folder, clock, dek, unlock } = await enrolled();
    await addKeyHolder({ folder, dek, staffId: 'bo', pin: '654321', clock });
    for (let wrong = 0; wrong < 5; wrong += 1) await unlock('000000');
    expect(await unlock('654321', 'bo')).toMatchObject({ ok: true });
    expect(await unlock('123456')).toMatchObject({ problem: { code: 'session/locked' } });
  });

  test('count although the machine is switched off before the answer', async () => {
    const { folder, unlock } = await enrolled();
    const answer = unlock('000000');
    const counted = JSON.parse(readFileSync(join(folder, keyFileName), 'utf8')).holders.mette.tries.wrong;
    await answer;
    expect(counted).toBe(1);
  });

  test('given all at once count one by one', async () => {
    const { unlock } = await enrolled();
    const answers = await Promise.all(['1', '2', '3', '4', '5', '6'].map((digit) => unlock(digit.repeat(6))));
    expect(answers.filter((answer) => !answer.ok && answer.problem.code === 'session/locked')).toHaveLength(
      2,
    );
  });
});
