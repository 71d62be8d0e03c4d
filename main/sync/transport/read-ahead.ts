import { setImmediate } from 'node:timers/promises';
import type { Transport } from '../ports.ts';

type Pull = Transport['pull'];

/**
 * Asks for the next page before it hands over the one that came: central reads it while this one is taken in, which holds the thread. Only
 * a page that was asked for with the very cursor is ever handed over, so one that could not be taken in costs a request and nothing else.
 */
export const readAhead = (pull: Pull): Pull => {
  let next: { readonly cursor: string; readonly answer: ReturnType<Pull> } | null = null;
  return async (cursor, signal) => {
    const early = next?.cursor === cursor ? await next.answer : null;
    next = null;
    // What went wrong earlier says nothing about now.
    const answer = early?.kind === 'answered' ? early : await pull(cursor, signal);
    if (answer.kind !== 'answered' || !answer.value.hasMore) return answer;
    const after = answer.value.cursor;
    next = { cursor: after, answer: pull(after, signal) };
    // The request leaves now; later the thread would be busy.
    await setImmediate();
    return answer;
  };
};
