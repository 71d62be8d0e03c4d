import type { StatusLine } from '../../../preload/contract/outbox.ts';
import type { StatusSource } from './status-source.ts';

/** When something is tried again, and why not before; null where nothing waits. */
export const whenAndWhy = (
  { t, format, nowMs }: Pick<StatusSource, 't' | 'format' | 'nowMs'>,
  { nextTryAt, waitsFor }: Pick<StatusLine, 'nextTryAt' | 'waitsFor'>,
): { readonly when: string; readonly why: string | null } | null => {
  if (nextTryAt === null) return null;
  // A moment that has just passed is now: the try is on its way.
  const nextMs = Math.max(new Date(nextTryAt).getTime(), nowMs);
  return {
    when: format.age(new Date(nextMs).toISOString(), nowMs),
    why: waitsFor === null ? null : t(`status.waitsFor.${waitsFor}`),
  };
};

/** The words of the connection say it already. */
export const isReasonElsewhere = ({ connection, waitsFor }: StatusLine): boolean =>
  connection !== 'online' && waitsFor !== 'broken';
