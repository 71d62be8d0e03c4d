import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '../../../preload/contract/outbox.ts';
import { LongList } from '../../components/long-list.tsx';
import type { OutboxFilter } from './outbox-filter.ts';
import { OutboxRow } from './outbox-row.tsx';
import './outbox.css';

export type OutboxListProps = {
  readonly items: readonly OutboxItem[];
  readonly filter: OutboxFilter;
};

const row = (item: OutboxItem) => <OutboxRow item={item} />;

export const OutboxList = ({ items, filter }: OutboxListProps) => {
  const { t } = useTranslation('outbox');
  if (items.length === 0) return <p className="quiet">{t(`filterEmpty.${filter}`)}</p>;
  return (
    <LongList
      label={t('list')}
      items={items}
      itemKey={(item) => item.envelopeId}
      rowHeightPx={112}
      row={row}
    />
  );
};
