import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Purpose } from '../../../preload/contract/interaction.ts';
import type { PersonFile } from '../../../preload/contract/person.ts';
import type { Problem } from '../../../preload/contract/problem.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { LoadedPage } from '../../components/loaded-page.tsx';
import { Page } from '../../components/page.tsx';
import { findPath, interactionPath } from '../../components/paths.ts';
import { useShortcuts } from '../../components/shortcuts.tsx';
import { BenefitsPanel } from './benefits-panel.tsx';
import { ConsentsPanel } from './consents-panel.tsx';
import { AccountPanel, ContactPanel, PersonPanel } from './facts-panels.tsx';
import { useKnownName } from './known-name.ts';
import { MandatesPanel } from './mandates-panel.tsx';
import { OwnViewPanel } from './own-view-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { PersonHead } from './person-head.tsx';
import { PurposeDialog } from './purpose-dialog.tsx';
import { ServeDialog } from './serve-dialog.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import './person.css';

export type PersonScreenProps = { readonly personId: PersonId };

/** A citizen's file. Without a purpose nothing of it is shown: the question for it comes first. */
export const PersonScreen = ({ personId }: PersonScreenProps) => {
  const { t } = useTranslation('person');
  const file = useAnswer('person/file', { personId });
  const askPurpose = ({ code }: Problem, retry: () => void): ReactNode =>
    code === 'access/purpose-needed' ? <OpenFile personId={personId} onOpened={retry} /> : null;
  return (
    <LoadedPage
      answer={file}
      titles={{ loading: t('loading'), unavailable: t('unavailable') }}
      wayOut={<LinkButton href={findPath}>{t('purpose.cancel')}</LinkButton>}
      remedy={askPurpose}
    >
      {(value) => <File file={value} />}
    </LoadedPage>
  );
};

type OpenFileProps = { readonly personId: PersonId; readonly onOpened: () => void };

const OpenFile = ({ personId, onOpened }: OpenFileProps) => {
  const { t } = useTranslation('person');
  const [, navigate] = useLocation();
  const open = useCommand('person/open');
  const name = useKnownName(personId);
  const title = name === null ? t('purpose.title') : t('purpose.titleOf', { name });
  const choose = async (purpose: Purpose): Promise<void> => {
    const answer = await open.run({ personId, purpose });
    if (answer.ok) onOpened();
  };
  return (
    <Page title={title} focus="none" isTitleHidden>
      <PurposeDialog
        title={title}
        body={t('purpose.body')}
        submit={t('purpose.open')}
        isPending={open.isRunning}
        problem={open.problem}
        onChosen={(purpose) => void choose(purpose)}
        onClose={() => navigate(findPath)}
      />
    </Page>
  );
};

/** The one next action of a file: go on with the conversation that is open about this citizen, or begin one. */
const NextAction = ({ file }: { readonly file: PersonFile }) => {
  const { t } = useTranslation('person');
  const [, navigate] = useLocation();
  const [isAsking, setIsAsking] = useState(false);
  const open = useAnswer('interaction/list-open', {});
  const current =
    open.state === 'ready'
      ? open.value.interactions.find(({ personId }) => personId === file.personId)
      : undefined;
  const label = t(current === undefined ? 'head.serve' : 'head.continue');
  const act = (): void => {
    if (current === undefined) setIsAsking(true);
    else navigate(interactionPath(current.interactionId));
  };
  useShortcuts([{ keys: 'Ctrl+Enter', label, run: act }]);
  return (
    <>
      <Button look="primary" size="large" onPress={act}>
        {label}
      </Button>
      {isAsking ? (
        <ServeDialog
          personId={file.personId}
          name={file.name.value.display}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
};

const File = ({ file }: { readonly file: PersonFile }) => (
  <Page
    title={file.name.value.display}
    width="full"
    lead={<PersonHead file={file} />}
    aside={<NextAction file={file} />}
  >
    <div className="file">
      <div className="file-facts">
        <PersonPanel file={file} />
        <ContactPanel file={file} />
        <PeoplePanel file={file} />
        <MandatesPanel file={file} />
        <ConsentsPanel file={file} />
        <AccountPanel file={file} />
        <BenefitsPanel file={file} />
      </div>
      <div className="file-timeline">
        <TimelinePanel file={file} />
        <OwnViewPanel personId={file.personId} />
      </div>
    </div>
  </Page>
);
