import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParkedDetail } from '../../../preload/contract/outbox-parked.ts';
import type { Problem } from '../../../preload/contract/problem.ts';
import type { EnvelopeId, ServiceId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LinkButton } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { parkedPath } from '../../components/paths.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { MendWork } from './mend-work.tsx';
import { ResolvedPanel } from './resolved-panel.tsx';
import { StepButtons, type StepName } from './step-buttons.tsx';
import type { WorkWords } from './work-words.ts';
import './conflicts.css';

/** Lends the words and controls of a service to what is drawn inside. */
export type WithWords = (serviceId: ServiceId, draw: (words: WorkWords) => ReactNode) => ReactNode;

export type ParkedScreenProps = { readonly envelopeId: EnvelopeId; readonly withWords: WithWords };

/** One piece of parked work: why, what comes next, and everything that can be done about it, by itself. */
export const ParkedScreen = ({ envelopeId, withWords }: ParkedScreenProps) => {
  const { t } = useTranslation('parked');
  const answer = useAnswer('parked/get', { envelopeId });
  const unavailable = (problem: Problem, retry: () => void): ReactNode => (
    <Page title={t('title')}>
      <ProblemNotice
        problem={problem}
        onRetry={retry}
        actions={<LinkButton href={parkedPath}>{t('back')}</LinkButton>}
      />
    </Page>
  );
  return (
    <Loaded
      answer={answer}
      loading={
        <Page title={t('title')} focus="none">
          <Skeleton lines={8} />
        </Page>
      }
      problem={unavailable}
    >
      {(detail) => <Detail detail={detail} withWords={withWords} />}
    </Loaded>
  );
};

type DetailProps = { readonly detail: ParkedDetail; readonly withWords: WithWords };

const Detail = ({ detail: { item, work }, withWords }: DetailProps) => {
  const { t } = useTranslation(['parked', 'outbox']);
  const pack = useCodedText('pack');
  const reasons = useCodedText('outbox');
  const [open, setOpen] = useState<StepName | null>(null);
  const { content, kind, next, resolved } = item;
  const what = work === null ? t(`outbox:kind.${kind}`) : pack.text(`service.${work.serviceId}.name`);
  const reason = `reason.${content?.reason ?? ''}`;
  return (
    <Page
      title={content === null ? what : `${what} · ${content.subject.name}`}
      lead={reasons.text(reasons.has(reason) ? reason : 'reason.unknown')}
      width="full"
      aside={<LinkButton href={parkedPath}>{t('back')}</LinkButton>}
    >
      <About item={item} />
      {resolved === null ? (
        <Notice tone={item.actions.length === 0 ? 'info' : 'wait'} title={t(`next.${next}`)}>
          <p>{t('safe')}</p>
        </Notice>
      ) : null}
      <Handovers item={item} />
      {resolved !== null && work === null ? (
        <ResolvedPanel resolved={resolved} work={null} words={null} />
      ) : null}
      {work === null
        ? null
        : withWords(work.serviceId, (words) =>
            resolved === null ? (
              <MendWork
                // What central has may change while somebody looks: then everything is compared anew.
                key={`${item.envelopeId} ${work.centralVersion}`}
                item={item}
                work={work}
                words={words}
                onKeepCentral={() => setOpen('withdraw')}
              />
            ) : (
              <ResolvedPanel resolved={resolved} work={work} words={words} />
            ),
          )}
      {resolved === null ? <StepButtons item={item} open={open} onOpen={setOpen} /> : null}
    </Page>
  );
};

const About = ({ item: { content, capturedAt } }: Pick<ParkedDetail, 'item'>) => {
  const { t } = useTranslation('parked');
  const format = useFormat();
  if (content === null) return null;
  const { staffName, reference } = content;
  return (
    <p className="quiet">
      {t('written', { staff: staffName, time: format.moment(capturedAt) })}
      {reference === null ? null : (
        <>
          {` · ${t('reference')} `}
          <bdi className="mono">{reference}</bdi>
        </>
      )}
    </p>
  );
};

const Handovers = ({ item: { handovers } }: Pick<ParkedDetail, 'item'>) => {
  const { t } = useTranslation('parked');
  const format = useFormat();
  if (handovers.length === 0) return null;
  return (
    <Panel title={t('handOver.list')}>
      <ol className="parked-words">
        {handovers.map(({ staffName, words, at }) => (
          <li key={at}>
            <p dir="auto">{words}</p>
            <p className="quiet small">{t('handOver.by', { staff: staffName, at: format.moment(at) })}</p>
          </li>
        ))}
      </ol>
    </Panel>
  );
};
