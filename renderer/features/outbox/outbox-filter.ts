import type { OutboxItem } from '../../../preload/contract/outbox.ts';

export const outboxFilters = ['all', 'waiting', 'parked', 'effective'] as const;
export type OutboxFilter = (typeof outboxFilters)[number];

const needsPerson = ({ state, isResolved }: OutboxItem): boolean => state === 'parked' && !isResolved;

const isIn: { readonly [F in OutboxFilter]: (item: OutboxItem) => boolean } = {
  all: () => true,
  waiting: ({ state }) => state === 'captured' || state === 'sent',
  parked: needsPerson,
  effective: ({ state }) => state === 'effective',
};

/** The items of a filter, what needs a person first, else in the order of the core. */
export const filterOutbox = (items: readonly OutboxItem[], filter: OutboxFilter): readonly OutboxItem[] => {
  const chosen = items.filter(isIn[filter]);
  return [...chosen.filter(needsPerson), ...chosen.filter((item) => !needsPerson(item))];
};
