import { CircleCheck, CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ServiceBoard } from '../../../preload/contract/service-board.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useBoard } from '../../api/use-board.ts';
import { useNow } from '../../api/use-now.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useServiceWords } from '../../language/use-service-words.ts';
import { ServiceRow } from './service-row.tsx';

/** Which register, mailbox, eID works, and what to say to the citizen where one does not: as central said last. */
export const ServicesScreen = () => {
  const { t } = useTranslation('board');
  const answer = useAnswer('status/services', {});
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded answer={answer}>
        {({ heardAt, services }) =>
          heardAt === null ? (
            <EmptyState title={t('never.title')} icon={<CircleHelp aria-hidden size={28} />}>
              <p>{t('never.help')}</p>
            </EmptyState>
          ) : (
            <Heard heardAt={heardAt} services={services} />
          )
        }
      </Loaded>
    </Page>
  );
};

type HeardProps = { readonly heardAt: string; readonly services: ServiceBoard['services'] };

const Heard = ({ heardAt, services }: HeardProps) => {
  const { t } = useTranslation('board');
  const { nameOf } = useServiceWords();
  const format = useFormat();
  const now = useNow();
  const { troubled, isLastKnown } = useBoard();
  const when = { ago: format.ago(heardAt, now), time: format.time(heardAt, now) };
  // What works and has no name here says nothing to anybody.
  const shown = services.filter(({ service, state }) => state !== 'up' || nameOf(service) !== null);
  return (
    <div className="stack">
      {isLastKnown ? (
        <Notice tone="wait" title={t('offline.title', when)}>
          <p>{t('offline.help')}</p>
        </Notice>
      ) : null}
      {troubled.length === 0 ? (
        <EmptyState
          title={t(isLastKnown ? 'allWereUp' : 'allUp')}
          icon={<CircleCheck aria-hidden size={28} />}
        >
          <p>{t('heard', when)}</p>
        </EmptyState>
      ) : isLastKnown ? null : (
        <p className="quiet">{t('heard', when)}</p>
      )}
      <ul className="entries" aria-label={t('list')}>
        {shown.map((standing) => (
          <ServiceRow key={standing.service} standing={standing} now={now} />
        ))}
      </ul>
    </div>
  );
};
