import type { OutboxItem } from '../../../preload/contract/outbox.ts';

export const outboxFilters = ['all', 'waiting', 'parked', 'effective'] as const;
export type OutboxFilter = (typeof outboxFilters)[number];

const isIn = (filter: OutboxFilter, item: OutboxItem): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'waiting':
      return item.state === 'captured' || item.state === 'sent';
    case 'parked':
    case 'effective':
      return item.state === filter;
  }
};

/** The items of a filter, what needs a person first, else in the order of the core. */
export const filterOutbox = (items: readonly OutboxItem[], filter: OutboxFilter): readonly OutboxItem[] => {
  const chosen = items.filter((item) => isIn(filter, item));
  return [
    ...chosen.filter((item) => item.state === 'parked'),
    ...chosen.filter((item) => item.state !== 'parked'),
  ];
};
