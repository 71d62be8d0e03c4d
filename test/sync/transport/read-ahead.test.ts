import { expect, test } from 'vitest';
import type { Answer } from '../../../main/sync/answer.ts';
import type { PulledPage } from '../../../main/sync/ports.ts';
import { readAhead } from '../../../main/sync/transport/read-ahead.ts';

const { signal } = new AbortController();

const page = (cursor: string, hasMore: boolean): Answer<PulledPage> => ({
  kind: 'answered',
  value: { changes: [], cursor, hasMore, subjectCount: 0, asOf: '2026-03-02T09:00:00.000Z' },
});

/** Pages 1 to 3, in order; notes each request, and may fail some. */
const central = (failing: ReadonlySet<string> = new Set()) => {
  const asked: string[] = [];
  const seen = new Set<string>();
  const pull = readAhead(async (cursor) => {
    asked.push(cursor);
    const isFirst = !seen.has(cursor);
    seen.add(cursor);
    if (failing.has(cursor) && isFirst) return { kind: 'unreachable' };
    const next = Number(cursor) + 1;
    return page(String(next), next < 3);
  });
  return { asked, pull };
};

test('the next page is asked for before the one that came is handed over, each once', async () => {
  const { asked, pull } = central();
  expect(await pull('0', signal)).toEqual(page('1', true));
  expect(asked).toEqual(['0', '1']);
  expect(await pull('1', signal)).toEqual(page('2', true));
  expect(await pull('2', signal)).toEqual(page('3', false));
  expect(asked).toEqual(['0', '1', '2']);
});

test('after the last page nothing is asked for ahead, and a later question is asked anew', async () => {
  const { asked, pull } = central();
  await pull('2', signal);
  expect(asked).toEqual(['2']);
  await pull('2', signal);
  expect(asked).toEqual(['2', '2']);
});

test('a page that was not taken in is fetched again: what was read ahead of it is let go', async () => {
  const { asked, pull } = central();
  await pull('0', signal);
  expect(await pull('0', signal)).toEqual(page('1', true));
  expect(asked).toEqual(['0', '1', '0', '1']);
});

test('a failure ahead is no failure now: the page is asked for again', async () => {
  const { asked, pull } = central(new Set(['1']));
  await pull('0', signal);
  expect(await pull('1', signal)).toEqual(page('2', true));
  expect(asked).toEqual(['0', '1', '1', '2']);
});

test('a failure is answered as it is', async () => {
  const { pull } = central(new Set(['0']));
  expect(await pull('0', signal)).toEqual({ kind: 'unreachable' });
});
