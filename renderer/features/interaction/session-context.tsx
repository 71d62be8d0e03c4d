import { useState } from 'react';
import type { ReactNode } from 'react';
import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonFile, TimelineEntry } from '../../../preload/contract/person.ts';
import type { Problem } from '../../../preload/contract/problem.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import type { FactLine } from '../../components/facts.tsx';
import { LegalState } from '../../components/legal-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { personPath } from '../../components/paths.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useShortcuts } from '../../components/shortcuts.tsx';
import { sharedProvenance } from '../../components/shared-provenance.ts';
import { SourceChip } from '../../components/source-chip.tsx';
import { SourceName } from '../../components/source-name.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { Withdrawn } from '../../components/withdrawn.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { shownParams } from '../../language/shown-params.ts';
import { useFormat } from '../../language/use-format.ts';
import './interaction.css';

/** Lines of the timeline beside the work: enough to see what the conversation may be about. */
const latestCount = 6;

/** Where the home is protected, an empty list says nothing: neither who lives there nor how to ring them is kept here. */
const useHidden = (file: PersonFile): string | null => {
  const { t } = useTranslation('interaction');
  return file.hasShieldedAddress ? t('context.shielded') : null;
};

const useGlance = (file: PersonFile): readonly FactLine[] => {
  const { t } = useTranslation('interaction');
  const person = useTranslation('person').t;
  const format = useFormat();
  const hidden = useHidden(file);
  const { address, contacts, letters, household } = file;
  const phone = contacts.find(({ kind }) => kind === 'phone');
  const addressLine =
    address === null || hidden !== null
      ? { value: hidden ?? t('context.none') }
      : {
          value: [
            `${address.value.street} ${address.value.houseNumber}`.trim(),
            address.value.floorAndDoor,
            `${address.value.postcode} ${address.value.town}`.trim(),
          ]
            .filter((part) => part !== '')
            .join(', '),
          provenance: address.provenance,
        };
  return [
    { term: t('context.address'), ...addressLine },
    {
      term: t('context.household'),
      value:
        hidden ??
        (household.length === 0 ? t('context.alone') : format.list(household.map(({ name }) => name))),
    },
    phone === undefined
      ? { term: t('context.phone'), value: hidden ?? t('context.none') }
      : { term: t('context.phone'), value: <bdi>{phone.value}</bdi>, provenance: phone.provenance },
    {
      term: t('context.letters'),
      value: person(`letters.${letters.value}`),
      provenance: letters.provenance,
    },
  ];
};

const Known = ({ file }: { readonly file: PersonFile }) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const format = useFormat();
  const lines = useGlance(file);
  const shared = sharedProvenance(lines.flatMap(({ provenance }) => provenance ?? []));
  const toItem = (entry: TimelineEntry) => ({
    id: entry.entryId,
    at: entry.at,
    title: pack.text(`timeline.${entry.kind}`, shownParams(entry.params, format)),
    aside:
      entry.legalState === null ? (
        <SourceName provenance={entry.provenance} />
      ) : (
        <>
          <LegalState state={entry.legalState} />
          {entry.withdrawn === null ? null : <Withdrawn {...entry.withdrawn} />}
        </>
      ),
  });
  return (
    <>
      <section className="stack stack-tight">
        <div className="row row-apart">
          <h2 className="session-sub">{t('context.facts')}</h2>
          {shared === null ? null : <SourceChip provenance={shared} />}
        </div>
        <Facts lines={shared === null ? lines : lines.map(({ term, value }) => ({ term, value }))} />
      </section>
      <section className="stack stack-tight">
        <h2 className="session-sub">{t('context.timeline')}</h2>
        {file.timeline.length === 0 ? <p className="quiet">{t('context.noTimeline')}</p> : null}
        <Timeline label={t('context.timeline')} items={file.timeline.slice(0, latestCount).map(toItem)} />
      </section>
      <div>
        <LinkButton size="small" href={personPath(file.personId)}>
          {t('context.openFile')}
        </LinkButton>
      </div>
    </>
  );
};

/** What is known about the citizen, beside the work; folded away with one key. */
export const SessionContext = ({ personId }: { readonly personId: PersonId }) => {
  const { t } = useTranslation('interaction');
  const [isShown, setIsShown] = useState(true);
  const file = useAnswer('person/file', { personId });
  const label = t(isShown ? 'context.hide' : 'context.show');
  const toggle = (): void => setIsShown((shown) => !shown);
  useShortcuts([{ keys: 'Alt+k', label, run: toggle }]);
  /** Of a conversation from another day: the purpose is said where the file is. */
  const askPurpose = (problem: Problem, retry: () => void): ReactNode => {
    const isClosed = problem.code === 'access/purpose-needed';
    const openFile = <LinkButton href={personPath(personId)}>{t('context.openFile')}</LinkButton>;
    return <ProblemNotice problem={problem} onRetry={retry} actions={isClosed ? openFile : null} />;
  };
  const Icon = isShown ? PanelRightClose : PanelRightOpen;
  return (
    <aside className="session-context" data-shown={isShown} aria-label={t('context.label')}>
      <div>
        <Button look="quiet" size="small" icon={<Icon aria-hidden size={18} />} onPress={toggle}>
          {label}
        </Button>
      </div>
      {isShown ? (
        <Loaded answer={file} problem={askPurpose}>
          {(file) => <Known file={file} />}
        </Loaded>
      ) : null}
    </aside>
  );
};
