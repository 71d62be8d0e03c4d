import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachedTo } from '../../../preload/contract/attachment.ts';
import type { NewGround, ParkedDetail } from '../../../preload/contract/outbox-parked.ts';
import type { EnvelopeId, ServiceId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LinkButton } from '../../components/button.tsx';
import { LoadedPage } from '../../components/loaded-page.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { parkedPath } from '../../components/paths.ts';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { DocumentsPanel, SendDocuments } from './documents-panel.tsx';
import { isProven } from './is-proven.ts';
import { MendWork } from './mend-work.tsx';
import { NewGroundPanel } from './new-ground-panel.tsx';
import { ResolvedPanel } from './resolved-panel.tsx';
import { StepButtons, type StepName } from './step-buttons.tsx';
import type { WorkWords } from './work-words.ts';
import './conflicts.css';

/** Lends the words and controls of a service to what is drawn inside. */
export type WithWords = (serviceId: ServiceId, draw: (words: WorkWords) => ReactNode) => ReactNode;

/** What other places of work lend to this one. */
export type Lent = {
  readonly withWords: WithWords;
  readonly renderDocuments: (of: AttachedTo) => ReactNode;
  /** The answer of the authority in the contact in which another ground is shown. */
  readonly renderAnswer: (newGround: NewGround, serviceId: ServiceId) => ReactNode;
};

export type ParkedScreenProps = Lent & { readonly envelopeId: EnvelopeId };

/** One piece of parked work: why, what comes next, and everything that can be done about it, by itself. */
export const ParkedScreen = ({ envelopeId, ...lent }: ParkedScreenProps) => {
  const { t } = useTranslation('parked');
  const answer = useAnswer('parked/get', { envelopeId });
  const title = t('title');
  return (
    <LoadedPage
      answer={answer}
      titles={{ loading: title, unavailable: title }}
      wayOut={<LinkButton href={parkedPath}>{t('back')}</LinkButton>}
    >
      {(detail) => <Detail detail={detail} {...lent} />}
    </LoadedPage>
  );
};

type DetailProps = Lent & { readonly detail: ParkedDetail };

/** What it is and about whom, and why it was put aside. */
const useHeading = ({ item, work }: ParkedDetail): { readonly title: string; readonly reason: string } => {
  const { t } = useTranslation('outbox');
  const pack = useCodedText('pack');
  const reasons = useCodedText('outbox');
  const { content, kind } = item;
  const serviceId = work?.serviceId ?? content?.serviceId ?? null;
  const what = serviceId === null ? t(`kind.${kind}`) : pack.text(`service.${serviceId}.name`);
  const reason = `reason.${content?.reason ?? ''}`;
  return {
    title: content === null ? what : `${what} · ${content.subject.name}`,
    reason: reasons.text(reasons.has(reason) ? reason : 'reason.unknown'),
  };
};

const Detail = (props: DetailProps) => {
  const { detail, withWords } = props;
  const { item } = detail;
  const { t } = useTranslation('parked');
  const { title, reason } = useHeading(detail);
  const [open, setOpen] = useState<StepName | null>(null);
  const { next, resolved } = item;
  return (
    <Page
      title={title}
      lead={reason}
      width="full"
      aside={<LinkButton href={parkedPath}>{t('back')}</LinkButton>}
    >
      <About item={item} />
      {resolved === null ? (
        <Notice tone={item.actions.length === 0 ? 'info' : 'wait'} title={t(`next.${next}`)}>
          <p>{t(next === 'write-again' ? 'safeSealed' : 'safe')}</p>
          {next === 'write-again' ? <p>{t('writeAgain')}</p> : null}
        </Notice>
      ) : null}
      <Handovers item={item} />
      {resolved === null ? (
        <Mending {...props} onKeepCentral={() => setOpen('withdraw')} />
      ) : (
        <Ended detail={detail} withWords={withWords} />
      )}
      {resolved === null ? <StepButtons item={item} open={open} onOpen={setOpen} /> : null}
    </Page>
  );
};

type MendingProps = DetailProps & { readonly onKeepCentral: () => void };

/** What can be sent in its place, and on what ground: each part only where it is offered. */
const Mending = ({ detail, withWords, renderDocuments, renderAnswer, onKeepCentral }: MendingProps) => {
  const { item, work, documentsOf, newGround } = detail;
  return (
    <>
      {work !== null && item.actions.includes('new-ground') ? (
        <NewGroundPanel
          item={item}
          newGround={newGround}
          renderAnswer={(ground) => renderAnswer(ground, work.serviceId)}
        />
      ) : null}
      {documentsOf === null || !sendsDocuments(detail) ? null : (
        <DocumentsPanel>{renderDocuments(documentsOf)}</DocumentsPanel>
      )}
      {work === null
        ? null
        : withWords(work.serviceId, (words) => (
            <MendWork
              // What central has may change while somebody looks: then everything is compared anew.
              key={`${item.envelopeId} ${work.centralVersion}`}
              item={item}
              work={work}
              words={words}
              newGround={newGround}
              onKeepCentral={onKeepCentral}
            />
          ))}
      {work === null && item.actions.includes('amend') ? <SendDocuments item={item} /> : null}
    </>
  );
};

type EndedProps = Pick<DetailProps, 'detail' | 'withWords'>;

/** How it ended, with what was compared where that is known. */
const Ended = ({ detail: { item, work }, withWords }: EndedProps) => {
  const { resolved } = item;
  if (resolved === null) return null;
  return work === null ? (
    <ResolvedPanel resolved={resolved} work={null} words={null} />
  ) : (
    withWords(work.serviceId, (words) => <ResolvedPanel resolved={resolved} work={work} words={words} />)
  );
};

/** Where something is sent in its place now, it goes with what is chosen here. */
const sendsDocuments = ({ item: { actions }, newGround }: ParkedDetail): boolean =>
  actions.includes('compare') || actions.includes('amend') || isProven(newGround);

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
          <bdi className="mono parked-reference">{reference}</bdi>
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
