import { expect, test } from 'vitest';
import { packWithDictionary } from '../../../../central/api/wire-dictionary.ts';
import { writeCursor } from '../../../../central/domain/feed-cursor.ts';
import { citizens } from '../../../bench/sync/records.ts';

/** As the answer to a pull travels: bytes of its body. */
const bytesOfChange = (person: ReturnType<typeof citizens>[number]): number => {
  const contacts = person.contacts.map((each) =>
    each.kind === 'phone' ? { ...each, value: '+4584141593', asOf: '2026-03-02T09:12:44.000Z' } : each,
  );
  const record = { ...person, version: 2, contacts };
  const page = {
    changes: [{ entity: 'person', sequence: 90_210, subjectId: person.personId, record }],
    cursor: `${writeCursor({
      kind: 'following',
      feed: { transaction: '812345', sequence: '90210' },
      generation: '7',
      epoch: '5f0c2a9e',
    })}~kX3_9bQz`,
    hasMore: false,
    subjectCount: 20_000,
    asOf: '2026-03-02T09:12:45.000Z',
  };
  return packWithDictionary(JSON.stringify(page)).length;
};

test('a changed phone number costs under 400 bytes for most citizens, and no one’s costs twice that (rule 12)', () => {
  const sizes = citizens(120)
    .map(bytesOfChange)
    .toSorted((one, other) => one - other);
  expect(sizes[60]).toBeLessThan(400);
  expect(sizes.at(-1)).toBeLessThan(800);
});
