import { expect, test } from 'vitest';
import { formatsOf } from '../../../../renderer/language/formats.ts';
import { shownParams } from '../../../../renderer/language/shown-params.ts';

test('days and moments are written out, ids and names stay as they are', () => {
  const shown = shownParams(
    {
      madeOn: '2026-05-02',
      asOf: '2026-05-02T12:00:00.000Z',
      service: 'change-of-address',
      party: 'Bo 2026-05',
    },
    formatsOf('en-GB'),
  );
  expect(shown).toMatchObject({ madeOn: '2 May 2026', service: 'change-of-address', party: 'Bo 2026-05' });
  expect(shown['asOf']).toMatch(/^2 May 2026/);
});
