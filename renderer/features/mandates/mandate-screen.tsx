import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Purpose } from '../../../preload/contract/interaction.ts';
import type { MandateDetail } from '../../../preload/contract/mandate-keeping.ts';
import type { Problem } from '../../../preload/contract/problem.ts';
import type { MandateId, PersonId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { LinkButton } from '../../components/button.tsx';
import { LoadedPage } from '../../components/loaded-page.tsx';
import { Page } from '../../components/page.tsx';
import { findPath, homePath, personPath } from '../../components/paths.ts';
import { Sentence } from '../../components/sentence.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { MandateActions } from './mandate-actions.tsx';
import { MandateFacts } from './mandate-facts.tsx';
import { MandateQr } from './mandate-qr.tsx';
import { MandateUses } from './mandate-uses.tsx';
import { statusTones, useMandateWords } from './mandate-words.ts';
import { ScopeTable } from './scope-table.tsx';
import './mandates.css';

/** The question for a purpose, which is the business of another feature. */
export type RenderPurpose = (question: {
  readonly title: string;
  readonly body: string;
  readonly submit: string;
  readonly isPending: boolean;
  readonly problem: Problem | null;
  readonly onChosen: (purpose: Purpose) => void;
  readonly onClose: () => void;
}) => ReactNode;

export type MandateScreenProps = {
  readonly mandateId: MandateId;
  /** Whose file has to be open to look at it; null where the address does not say. */
  readonly grantorId: PersonId | null;
  readonly renderPurpose: RenderPurpose;
};

/** One mandate: what it says, how far it can be trusted, what was done with it, and what can be done with it now. */
export const MandateScreen = ({ mandateId, grantorId, renderPurpose }: MandateScreenProps) => {
  const { t } = useTranslation('mandate');
  const detail = useAnswer('mandate/get', { mandateId });
  const askPurpose = ({ code }: Problem, retry: () => void): ReactNode =>
    code === 'access/purpose-needed' && grantorId !== null ? (
      <AskPurpose grantorId={grantorId} renderPurpose={renderPurpose} onOpened={retry} />
    ) : null;
  return (
    <LoadedPage
      answer={detail}
      titles={{ loading: t('page.loading'), unavailable: t('page.unavailable') }}
      wayOut={<LinkButton href={findPath}>{t('page.find')}</LinkButton>}
      remedy={askPurpose}
    >
      {(value) => <MandatePage detail={value} />}
    </LoadedPage>
  );
};

type AskPurposeProps = Pick<MandateScreenProps, 'renderPurpose'> & {
  readonly grantorId: PersonId;
  readonly onOpened: () => void;
};

const AskPurpose = ({ grantorId, renderPurpose, onOpened }: AskPurposeProps) => {
  const { t } = useTranslation('mandate');
  const [, navigate] = useLocation();
  const [isClosed, setIsClosed] = useState(false);
  const open = useCommand('person/open');
  const choose = async (purpose: Purpose): Promise<void> => {
    const answer = await open.run({ personId: grantorId, purpose });
    if (answer.ok) onOpened();
  };
  return (
    <Page title={t('page.purpose')} focus="none" isTitleHidden>
      {isClosed
        ? null
        : renderPurpose({
            title: t('page.purpose'),
            body: t('page.purposeBody'),
            submit: t('page.purposeOpen'),
            isPending: open.isRunning,
            problem: open.problem,
            onChosen: (purpose) => void choose(purpose),
            onClose: () => {
              setIsClosed(true);
              navigate(homePath);
            },
          })}
    </Page>
  );
};

const MandatePage = ({ detail }: { readonly detail: MandateDetail }) => {
  const { t } = useTranslation('mandate');
  const words = useMandateWords();
  const { mandate } = detail;
  const ended = words.ended(mandate);
  return (
    <Page
      title={t('page.title', { name: mandate.grantor.name })}
      width="full"
      aside={
        <LinkButton look="quiet" href={personPath(mandate.grantor.personId)}>
          {t('page.file')}
        </LinkButton>
      }
    >
      <div className="mandate-page">
        <div className="stack stack-wide">
          <div className="stack">
            <div>
              <StateChip tone={statusTones[mandate.status]}>{t(`status.${mandate.status}`)}</StateChip>
            </div>
            <Sentence tone={mandate.status === 'live' ? 'yes' : 'not-yet'}>
              {words.sentence(mandate)}
            </Sentence>
            {ended === null ? null : <p>{ended}</p>}
          </div>
          <MandateActions detail={detail} />
          <section className="stack stack-tight" aria-label={t('scope.covers')}>
            <h2 className="mandate-head">{t('scope.covers')}</h2>
            <ScopeTable scope={mandate.scope} />
          </section>
          <MandateFacts detail={detail} />
        </div>
        <div className="stack stack-wide">
          <MandateQr detail={detail} />
          <MandateUses uses={detail.uses} />
        </div>
      </div>
    </Page>
  );
};
