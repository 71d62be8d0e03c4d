import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '../../../preload/contract/outbox.ts';
import { filterOutbox, outboxFilters } from './outbox-filter.ts';
import type { OutboxFilter } from './outbox-filter.ts';

export type FilterTabsProps = {
  readonly items: readonly OutboxItem[];
  readonly value: OutboxFilter;
  readonly onChange: (filter: OutboxFilter) => void;
};

/** Which part of the outbox is shown, each with how much it holds. */
export const FilterTabs = ({ items, value, onChange }: FilterTabsProps) => {
  const { t } = useTranslation('outbox');
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
          {t(`filter.${filter}`, { count: filterOutbox(items, filter).length })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
