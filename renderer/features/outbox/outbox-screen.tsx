import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '../../../preload/contract/outbox.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useShortcuts } from '../../components/shortcuts.tsx';
import { CourierPanel } from './courier-panel.tsx';
import { EmptyOutbox } from './empty-outbox.tsx';
import { FilterTabs } from './filter-tabs.tsx';
import { filterOutbox } from './outbox-filter.ts';
import type { OutboxFilter } from './outbox-filter.ts';
import { OutboxList } from './outbox-list.tsx';
import { ParkedTray } from './parked-tray.tsx';
import { UploadsInAll } from './upload-progress.tsx';

const isUnsent = (item: OutboxItem): boolean => item.state === 'captured';

type SendNowProps = { readonly isShown: boolean };

/** Asks for a try at once instead of at the next one planned. */
const useSendNow = ({ isShown }: SendNowProps) => {
  const { t } = useTranslation('outbox');
  const sendNow = useCommand('outbox/send-now');
  const [hasSent, setHasSent] = useState(false);
  const send = async (): Promise<void> => {
    const answer = await sendNow.run({});
    setHasSent(answer.ok);
  };
  useShortcuts(isShown ? [{ keys: 's', label: t('sendNow'), run: () => void send() }] : []);
  return { send, sendNow, hasSent: hasSent && isShown };
};

/** What waits in the tray; null until it is known. */
const useParkedCount = (): number | null => {
  const tray = useAnswer('parked/list', {});
  if (tray.state !== 'ready') return null;
  const { items, unreadable } = tray.value;
  return (
    items.filter(({ resolved }) => resolved === null).length +
    unreadable.filter(({ ended }) => ended === null).length
  );
};

export type OutboxScreenProps = { readonly shows?: OutboxFilter };

/** Finished work on its way: how far each piece has come, why it waits, and what can be done. */
export const OutboxScreen = ({ shows = 'all' }: OutboxScreenProps) => {
  const { t } = useTranslation('outbox');
  const answer = useAnswer('outbox/list', {});
  const parked = useParkedCount();
  const [filter, setFilter] = useState<OutboxFilter>(shows);
  const hasUnsent = answer.state === 'ready' && answer.value.items.some(isUnsent);
  const { send, sendNow, hasSent } = useSendNow({ isShown: hasUnsent });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      aside={
        hasUnsent ? (
          <Button
            look="primary"
            icon={<Send aria-hidden size={18} />}
            isPending={sendNow.isRunning}
            onPress={() => void send()}
          >
            {t('sendNow')}
          </Button>
        ) : undefined
      }
    >
      {sendNow.problem === null ? null : <ProblemNotice problem={sendNow.problem} />}
      {hasSent ? <Notice tone="info" title={t('sending')} isAnnounced /> : null}
      <UploadsInAll />
      <CourierPanel />
      <Loaded answer={answer}>
        {({ items }) =>
          items.length === 0 && filter !== 'parked' && !parked ? (
            <EmptyOutbox />
          ) : (
            <div className="stack">
              <FilterTabs items={items} parked={parked} value={filter} onChange={setFilter} />
              {filter === 'parked' ? (
                <ParkedTray />
              ) : (
                <OutboxList items={filterOutbox(items, filter)} filter={filter} />
              )}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
};
