import { expect, test } from 'vitest';
import { waitMs } from '../../../../renderer/api/socket-wire.ts';

test('the waits between attempts to connect double up to a cap', () => {
  expect([0, 1, 2, 3, 4, 5, 60].map(waitMs)).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000]);
});
