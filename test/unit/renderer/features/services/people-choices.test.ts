import { expect, test } from 'vitest';
import { peopleChoices } from '../../../../../renderer/features/services/people-choices.ts';

const emma = { value: 'p1', name: 'Emma Holm', detail: '2019-05-02' };
const noah = { value: 'p2', name: 'Noah Holm', detail: '2021-01-09' };

test('a field of people offers the household, chosen or not', () => {
  expect(peopleChoices({ choices: [emma, noah] }, ['p2'])).toEqual([emma, noah]);
  expect(peopleChoices({ choices: [emma] }, null)).toEqual([emma]);
});

test('whoever was chosen and has left the household since can still be taken out', () => {
  expect(peopleChoices({ choices: [emma] }, ['p1', 'p2'])).toEqual([
    emma,
    { value: 'p2', name: null, detail: null },
  ]);
  expect(peopleChoices({ choices: [] }, ['p2'])).toEqual([{ value: 'p2', name: null, detail: null }]);
});
