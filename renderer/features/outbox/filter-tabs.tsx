import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '../../../preload/contract/outbox.ts';
import { filterOutbox, outboxFilters } from './outbox-filter.ts';
import type { OutboxFilter } from './outbox-filter.ts';

export type FilterTabsProps = {
  readonly items: readonly OutboxItem[];
  /** How much the tray holds that waits for a person; null while that is not known. */
  readonly parked: number | null;
  readonly value: OutboxFilter;
  readonly onChange: (filter: OutboxFilter) => void;
};

/** Which part of the outbox is shown, each with how much it holds. */
export const FilterTabs = ({ items, parked, value, onChange }: FilterTabsProps) => {
  const { t } = useTranslation('outbox');
  // The tray also holds what never was in the outbox of this vault.
  const countIn = (filter: OutboxFilter): number =>
    filter === 'parked' && parked !== null ? parked : filterOutbox(items, filter).length;
  return (
    <ToggleButtonGroup
      className="filters"
      aria-label={t('filter.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = outboxFilters.find((filter) => keys.has(filter));
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {outboxFilters.map((filter) => (
        <ToggleButton key={filter} id={filter} className="filter">
          {t(`filter.${filter}`, { count: countIn(filter) })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
