import { expect, test } from 'vitest';
import { InteractionId } from '../../../../../preload/contract/values.ts';
import { goWithin } from '../../../../../renderer/features/interaction/session-address.ts';

const karens = InteractionId.parse('i-karen');

const goFrom = (path: string): readonly string[] => {
  const went: string[] = [];
  goWithin(karens, { navigate: (to) => went.push(to), path: () => path })('authority');
  return went;
};

test('an answer leads on to the next step of the conversation it belongs to', () => {
  expect(goFrom('/interaction/i-karen/identity')).toEqual(['/interaction/i-karen/authority']);
  expect(goFrom('/interaction/i-karen')).toEqual(['/interaction/i-karen/authority']);
});

test('an answer that comes late takes nobody back from the citizen they have gone on to', () => {
  expect(goFrom('/interaction/i-soren/service')).toEqual([]);
  expect(goFrom('/interaction/i-karen-2/service')).toEqual([]);
  expect(goFrom('/find')).toEqual([]);
});
