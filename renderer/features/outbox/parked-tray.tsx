import { PackageCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ParkedItem } from '../../../preload/contract/outbox-parked.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ParkedRow } from './parked-row.tsx';
import { UnreadableEnded, UnreadableNotice } from './unreadable-notice.tsx';

type PartProps = { readonly title: string; readonly items: readonly ParkedItem[] };

const Part = ({ title, items }: PartProps) => (
  <section className="stack stack-tight" aria-label={title}>
    <h2>{title}</h2>
    <ul className="parked">
      {items.map((item) => (
        <ParkedRow key={item.envelopeId} item={item} />
      ))}
    </ul>
  </section>
);

/** Work that waits for a person, each piece with its reason and its next step, then what came to its end. */
export const ParkedTray = () => {
  const { t } = useTranslation('parked');
  const answer = useAnswer('parked/list', {});
  return (
    <Loaded answer={answer}>
      {({ items, unreadable }) => {
        const open = items.filter(({ resolved }) => resolved === null);
        const ended = items.filter(({ resolved }) => resolved !== null);
        const lost = unreadable.filter(({ ended: ending }) => ending === null);
        return (
          <div className="stack stack-wide">
            {lost.map((work) => (
              <UnreadableNotice key={work.journal} work={work} />
            ))}
            {open.length === 0 && lost.length === 0 ? (
              <EmptyState title={t('emptyTitle')} icon={<PackageCheck aria-hidden size={28} />}>
                <p>{t('emptyHelp')}</p>
              </EmptyState>
            ) : null}
            {open.length === 0 ? null : (
              <>
                <p className="quiet">{t('lead')}</p>
                <Part title={t('open')} items={open} />
              </>
            )}
            {ended.length === 0 ? null : <Part title={t('ended')} items={ended} />}
            {unreadable.map((work) => (
              <UnreadableEnded key={work.journal} work={work} />
            ))}
          </div>
        );
      }}
    </Loaded>
  );
};
