import { expect, test } from 'vitest';
import { newTrace, readTraceId } from '../../../../central/api/trace.ts';

const [traceId, parentId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];

test('a new one is what W3C Trace Context asks for, and never the same twice', () => {
  const traces = Array.from({ length: 100 }, newTrace);
  for (const trace of traces) {
    expect(trace.header).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(readTraceId(trace.header)).toBe(trace.traceId);
  }
  expect(new Set(traces.map((each) => each.traceId)).size).toBe(100);
});

test.each([
  ['as it is now', `00-${traceId}-${parentId}-01`, traceId],
  ['of a later version, with more behind it', `01-${traceId}-${parentId}-01-more`, traceId],
  ['of the version that is none', `ff-${traceId}-${parentId}-01`, null],
  ['of zeros', `00-${'0'.repeat(32)}-${parentId}-01`, null],
  ['without a parent', `00-${traceId}-${'0'.repeat(16)}-01`, null],
  ['in capitals', `00-${traceId.toUpperCase()}-${parentId}-01`, null],
  ['that is none at all', 'DROP TABLE', null],
  ['that is not there', undefined, null],
])('one %s', (_name, header, found) => {
  expect(readTraceId(header)).toBe(found);
});
