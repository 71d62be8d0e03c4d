import { expect, test } from 'vitest';
import { firstToEnd } from '../../../../../renderer/features/home/first-to-end.ts';

test('the mandate that ends next is the first, those of one day keep their order', () => {
  const endings = [
    { name: 'late', daysLeft: 20 },
    { name: 'today', daysLeft: 0 },
    { name: 'late too', daysLeft: 20 },
  ];
  expect(firstToEnd(endings).map(({ name }) => name)).toEqual(['today', 'late', 'late too']);
});
