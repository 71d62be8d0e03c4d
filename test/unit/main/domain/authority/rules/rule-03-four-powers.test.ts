import { describe, expect, test } from 'vitest';
import { Power } from '../../../../../../preload/contract/values.ts';
import { mandate, scope } from '../situations.ts';
import { always, permits, table, wheneverPermitted, type Row } from './rule.ts';

/** Every power given alone, and every power asked for. */
const rows: readonly Row[] = Power.options.flatMap((given) =>
  Power.options.map((power): Row => ({
    when: `the power to ${given} is given, and the power to ${power} is asked for`,
    asked: { power },
    known: { mandates: [mandate({ scope: scope('change-of-address', given) })] },
    gives: given === power ? 'mandate' : ['mandate-lacks-power'],
  })),
);

describe('rule 3: to see, to act, to receive letters and to receive money are four powers, and none gives another', () => {
  table(rows);

  test('taking one power out of every scope takes nothing from the others', () => {
    always(({ request, facts }) => {
      const without = (power: Power) => ({
        ...facts,
        mandates: facts.mandates.map((each) => ({
          ...each,
          scope: each.scope.filter((line) => line.power !== power),
        })),
      });
      for (const other of Power.options.filter((power) => power !== request.power)) {
        expect(permits({ request, facts: without(other) })).toBe(permits({ request, facts }));
      }
    });
  });

  test('a permit on a mandate rests on a line with the very power that was asked for', () => {
    wheneverPermitted(({ evidence }, { request, facts }) => {
      if (evidence.kind !== 'mandate') return;
      const named = facts.mandates.filter(({ mandateId }) => mandateId === evidence.mandateId);
      expect(named.some((each) => each.scope.some(({ power }) => power === request.power))).toBe(true);
    });
  });
});
