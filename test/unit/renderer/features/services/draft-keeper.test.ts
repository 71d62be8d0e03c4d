import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../../preload/contract/problem.ts';
import { fail, ok } from '../../../../../preload/contract/result.ts';
import type { Result } from '../../../../../preload/contract/result.ts';
import type { ActForm, FieldValues } from '../../../../../preload/contract/service.ts';
import { saveStateOf } from '../../../../../renderer/features/services/draft.ts';
import {
  keepDraft,
  retryDelayMs,
  saveDelayMs,
} from '../../../../../renderer/features/services/draft-keeper.ts';
import type { Saved } from '../../../../../renderer/features/services/draft-keeper.ts';
import { addressForm } from './address-form.ts';

type Save = { readonly values: FieldValues; readonly answer: (result: Result<Saved, Problem>) => void };

/** A vault that answers when told to, and a clock that moves when told to. */
const desk = () => {
  const saves: Save[] = [];
  const timers: { readonly task: () => void; readonly delayMs: number }[] = [];
  let revision = addressForm.revision;
  let inVault: ActForm | null = null;
  const keeper = keepDraft({
    form: addressForm,
    save: (values) => new Promise((answer) => saves.push({ values, answer })),
    reload: () => Promise.resolve(inVault),
    schedule: (task, delayMs) => {
      const timer = { task, delayMs };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
  });
  const tick = () => {
    const timer = timers.shift();
    timer?.task();
    return timer?.delayMs;
  };
  const confirm = async (index: number) => {
    revision += 1;
    saves[index]?.answer(ok({ revision, savedAt: '2026-05-04T08:42:00Z' }));
    await settle();
  };
  const refuse = async (index: number, problem: Problem) => {
    saves[index]?.answer(fail(problem));
    await settle();
  };
  const holds = (form: ActForm) => {
    inVault = form;
  };
  return { keeper, saves, timers, tick, confirm, refuse, holds };
};

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('the draft keeper', () => {
  test('saves what was typed once, a moment after the first key, with all that followed', async () => {
    const { keeper, saves, timers, tick, confirm } = desk();
    keeper.type('street', 'V');
    keeper.type('street', 'Vi');
    expect(timers.length).toBe(1);
    expect(tick()).toBe(saveDelayMs);
    expect(saves.map(({ values }) => values['street'])).toEqual(['Vi']);
    expect(saveStateOf(keeper.snapshot())).toBe('saving');
    await confirm(0);
    expect(saveStateOf(keeper.snapshot())).toBe('saved');
    expect(keeper.snapshot().revision).toBe(addressForm.revision + 1);
    expect(timers.length).toBe(0);
  });

  test('keeps one save on its way and sends the newest values after it', async () => {
    const { keeper, saves, tick, confirm } = desk();
    keeper.type('street', 'Vi');
    tick();
    keeper.type('street', 'Vindegade');
    expect(saves.length).toBe(1);
    await confirm(0);
    expect(saveStateOf(keeper.snapshot())).toBe('unsaved');
    tick();
    expect(saves[1]?.values['street']).toBe('Vindegade');
  });

  test('tries again by itself when the vault could not save', async () => {
    const { keeper, saves, tick, refuse, confirm } = desk();
    keeper.type('street', 'Vindegade');
    tick();
    await refuse(0, { code: 'vault/disk-full' });
    expect(saveStateOf(keeper.snapshot())).toBe('failed');
    expect(tick()).toBe(retryDelayMs);
    await confirm(1);
    expect(saves[1]?.values['street']).toBe('Vindegade');
    expect(saveStateOf(keeper.snapshot())).toBe('saved');
  });

  test('keeps what was typed while the core started anew, for whoever signs in again', async () => {
    const { keeper, saves, tick, refuse, confirm } = desk();
    keeper.type('street', 'Vindegade');
    tick();
    await refuse(0, { code: 'session/needed' });
    expect(tick()).toBe(retryDelayMs);
    await confirm(1);
    expect(saves[1]?.values['street']).toBe('Vindegade');
  });

  test.each(['act/not-found', 'act/already-completed', 'contract/too-large'] as const)(
    'asks no second time by itself where the answer would be the same again: %s',
    async (code) => {
      const { keeper, saves, timers, tick, refuse } = desk();
      keeper.type('street', 'Vindegade');
      tick();
      await refuse(0, code === 'contract/too-large' ? { code, limitBytes: 1 } : { code });
      expect(saveStateOf(keeper.snapshot())).toBe('failed');
      expect(timers.length).toBe(0);
      keeper.type('street', 'Vindegade 1');
      tick();
      expect(saves[1]?.values['street']).toBe('Vindegade 1');
    },
  );

  test('never sends over a newer draft until somebody has chosen', async () => {
    const { keeper, saves, timers, tick, refuse } = desk();
    keeper.type('street', 'Vindegade');
    tick();
    await refuse(0, { code: 'act/stale-draft' });
    keeper.type('street', 'Vindegade 1');
    expect(timers.length).toBe(0);
    const newer = { ...addressForm, revision: 9, values: { ...addressForm.values, street: 'Torvet' } };
    keeper.rebase(newer, 'mine');
    tick();
    expect(saves[1]?.values['street']).toBe('Vindegade 1');
    expect(keeper.snapshot().revision).toBe(9);
  });

  test('goes on from the newer draft where that was chosen', async () => {
    const { keeper, timers, tick, refuse } = desk();
    keeper.type('street', 'Vindegade');
    tick();
    await refuse(0, { code: 'act/stale-draft' });
    keeper.rebase(
      { ...addressForm, revision: 9, values: { ...addressForm.values, street: 'Torvet' } },
      'theirs',
    );
    expect(keeper.snapshot().values['street']).toBe('Torvet');
    expect(timers.length).toBe(0);
  });

  test('takes a newer draft for its own where that is the save whose answer was lost', async () => {
    const { keeper, saves, tick, refuse, confirm, holds } = desk();
    keeper.type('street', 'Vindegade');
    tick();
    await refuse(0, { code: 'connection/lost' });
    holds({ ...addressForm, revision: 4, values: { ...addressForm.values, street: 'Vindegade' } });
    keeper.type('street', 'Vindegade 1');
    tick();
    await refuse(1, { code: 'act/stale-draft' });
    expect(saveStateOf(keeper.snapshot())).toBe('unsaved');
    tick();
    expect(saves[2]?.values['street']).toBe('Vindegade 1');
    await confirm(2);
    expect(saveStateOf(keeper.snapshot())).toBe('saved');
  });

  test('asks where the newer draft is not the save whose answer was lost', async () => {
    const { keeper, tick, refuse, holds } = desk();
    keeper.type('street', 'Vindegade');
    tick();
    await refuse(0, { code: 'connection/lost' });
    holds({ ...addressForm, revision: 4, values: { ...addressForm.values, street: 'Torvet' } });
    tick();
    await refuse(1, { code: 'act/stale-draft' });
    expect(keeper.snapshot().trouble?.code).toBe('act/stale-draft');
  });

  test('flushing saves at once and tells whether everything is safe', async () => {
    const { keeper, timers, confirm, refuse } = desk();
    keeper.type('street', 'Vindegade');
    const flushed = keeper.flush();
    expect(timers.length).toBe(0);
    keeper.type('town', 'Odense C');
    await confirm(0);
    await confirm(1);
    expect(await flushed).toBe(true);
    keeper.type('town', 'Odense');
    const failed = keeper.flush();
    await refuse(2, { code: 'connection/lost' });
    await refuse(3, { code: 'connection/lost' });
    expect(await failed).toBe(false);
  });

  test('whatever the order of typing, answers and ticks, what is last confirmed is what was last typed', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('type' as const), value: fc.string({ maxLength: 4 }) }),
      fc.constant({ do: 'tick' as const }),
      fc.constant({ do: 'confirm' as const }),
      fc.constant({ do: 'refuse' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { keeper, saves, tick, confirm, refuse } = desk();
        let answered = 0;
        for (const step of steps) {
          if (step.do === 'type') keeper.type('street', step.value);
          else if (step.do === 'tick') tick();
          else if (answered < saves.length) {
            await (step.do === 'confirm' ? confirm(answered) : refuse(answered, { code: 'vault/disk-full' }));
            answered += 1;
          }
          expect(saves.length - answered).toBeLessThanOrEqual(1);
        }
        while (saveStateOf(keeper.snapshot()) !== 'saved') {
          tick();
          if (answered < saves.length) await confirm(answered++);
        }
        expect(saves.at(-1)?.values ?? addressForm.values).toEqual(keeper.snapshot().values);
      }),
      { numRuns: 200 },
    );
  });
});
