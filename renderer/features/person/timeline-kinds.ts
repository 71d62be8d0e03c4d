import type { TimelineEntry } from '../../../preload/contract/person.ts';

/** The kinds that occur, the most frequent first, each with how often. */
export const kindsOf = (
  timeline: readonly TimelineEntry[],
): readonly { readonly kind: string; readonly count: number }[] =>
  [...Map.groupBy(timeline, ({ kind }) => kind)]
    .map(([kind, entries]) => ({ kind, count: entries.length }))
    .toSorted((one, other) => other.count - one.count || one.kind.localeCompare(other.kind, 'en'));
