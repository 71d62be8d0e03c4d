import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '../../../preload/contract/calls.ts';
import { useCommand } from '../../api/use-command.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { LogFilter } from './log-filter.tsx';
import { LogRow } from './log-row.tsx';
import './protection-log.css';

type Wanted = Input<'protection-log/read'>;
type Log = Output<'protection-log/read'>;

/** Who saw where somebody protected lives, with whom, for what and why; the newest first. Nothing is read before somebody asks: each reading is on record. */
export const ProtectionLogScreen = () => {
  const { t } = useTranslation('protection');
  const { run, isRunning, problem } = useCommand('protection-log/read');
  const [log, setLog] = useState<Log | null>(null);
  const [isFiltered, setIsFiltered] = useState(false);
  const read = async (wanted: Wanted): Promise<void> => {
    const answer = await run(wanted);
    setLog(answer.ok ? answer.value : null);
    setIsFiltered(wanted.day !== null || wanted.name !== '');
  };
  return (
    <Page title={t('title')} lead={t('lead')}>
      <LogFilter isRunning={isRunning} onChange={(wanted) => void read(wanted)} />
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {log === null && isRunning ? <Skeleton lines={6} /> : null}
      {log === null ? null : <Entries log={log} isFiltered={isFiltered} />}
    </Page>
  );
};

const Entries = ({ log, isFiltered }: { readonly log: Log; readonly isFiltered: boolean }) => {
  const { t } = useTranslation('protection');
  const { entries, withheld, hasMore } = log;
  const which = isFiltered ? 'filtered' : 'empty';
  return (
    <div className="stack">
      {withheld === 0 ? null : <Notice tone="info" title={t('withheld', { count: withheld })} />}
      {hasMore ? <Notice tone="info" title={t('more')} /> : null}
      {entries.length === 0 ? (
        <EmptyState title={t(`${which}.title`)} icon={<ShieldCheck aria-hidden size={28} />}>
          <p>{t(`${which}.help`)}</p>
        </EmptyState>
      ) : (
        <ul className="entries" aria-label={t('list')}>
          {entries.map((entry) => (
            <LogRow key={entry.entryId} entry={entry} />
          ))}
        </ul>
      )}
    </div>
  );
};
