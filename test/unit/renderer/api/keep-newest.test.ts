import { expect, test } from 'vitest';
import { keepNewest } from '../../../../renderer/api/keep-newest.ts';

/** A vault that answers when told to, and a clock that moves when told to. */
const desk = () => {
  const saves: { readonly values: string; readonly answer: (said: 'taken' | null) => void }[] = [];
  const timers = new Set<() => void>();
  const keeper = keepNewest<string, 'taken'>({
    first: '',
    save: (values) => new Promise((answer) => saves.push({ values, answer })),
    schedule: (task) => {
      timers.add(task);
      return () => timers.delete(task);
    },
  });
  const tick = (): void => {
    const [task] = timers;
    if (task === undefined) return;
    timers.delete(task);
    task();
  };
  const answer = async (at: number, isSaved: boolean): Promise<void> => {
    saves[at]?.answer(isSaved ? 'taken' : null);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { keeper, saved: () => saves.map(({ values }) => values), tick, answer };
};

test('what was typed while a save was on its way is saved when the screen is left', async () => {
  const { keeper, saved, tick, answer } = desk();
  keeper.note('Vinde');
  tick();
  keeper.note('Vindegade');
  await answer(0, true);
  keeper.leave();
  expect(saved()).toEqual(['Vinde', 'Vindegade']);
});

test('what was refused is tried again when the screen is left', async () => {
  const { keeper, saved, tick, answer } = desk();
  keeper.note('Vindegade');
  tick();
  await answer(0, false);
  keeper.leave();
  expect(saved()).toEqual(['Vindegade', 'Vindegade']);
});

test('what is saved is not saved again, and a pause in the keys saves once', async () => {
  const { keeper, saved, tick, answer } = desk();
  keeper.note('V');
  keeper.note('Vi');
  tick();
  tick();
  await answer(0, true);
  keeper.leave();
  expect(saved()).toEqual(['Vi']);
});

test('what has been used is not saved once more, at the next tick or when the screen is left', async () => {
  const { keeper, saved, tick } = desk();
  keeper.note('Vindegade');
  keeper.end();
  tick();
  keeper.leave();
  expect(saved()).toEqual([]);
  keeper.note('Vindegade 3');
  tick();
  expect(saved()).toEqual(['Vindegade 3']);
});
