import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purpose } from '../../../preload/contract/interaction.ts';
import type { PersonMatch } from '../../../preload/contract/person.ts';
import type { Problem } from '../../../preload/contract/problem.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { personPath } from '../../components/paths.ts';
import { MatchLine } from './match-line.tsx';

/** The question for a purpose, which the screen gets from outside: opening a file asks it in the same words. */
export type PurposeQuestion = {
  readonly title: string;
  readonly body: string;
  readonly submit: string;
  readonly isPending: boolean;
  readonly problem: Problem | null;
  readonly onChosen: (purpose: Purpose) => void;
  readonly onClose: () => void;
};
export type RenderPurpose = (question: PurposeQuestion) => ReactNode;

type RegisterLookUpProps = {
  readonly text: string;
  readonly renderPurpose: RenderPurpose;
  readonly onFound: (matches: readonly PersonMatch[]) => void;
  readonly onClose: () => void;
};

/** Asks the central register about somebody this desk does not know; the reason comes first. */
export const RegisterLookUp = ({ text, renderPurpose, onFound, onClose }: RegisterLookUpProps) => {
  const { t } = useTranslation('find');
  const lookUp = useCommand('person/look-up');
  const ask = async (purpose: Purpose): Promise<void> => {
    const answer = await lookUp.run({ text, purpose });
    if (answer.ok) onFound(answer.value.matches);
  };
  return renderPurpose({
    title: t('lookUp.title', { text }),
    body: t('lookUp.body'),
    submit: t('lookUp.submit'),
    isPending: lookUp.isRunning,
    problem: lookUp.problem,
    onChosen: (purpose) => void ask(purpose),
    onClose,
  });
};

type RegisterAnswerProps = {
  readonly text: string;
  readonly matches: readonly PersonMatch[];
  readonly onBack: () => void;
};

/** What the register said. */
export const RegisterAnswer = ({ text, matches, onBack }: RegisterAnswerProps) => {
  const { t } = useTranslation('find');
  const back = (
    <Button look="quiet" onPress={onBack} autoFocus={matches.length === 0}>
      {t('lookUp.back')}
    </Button>
  );
  if (matches.length === 0) {
    return (
      <EmptyState title={t('lookUp.none', { text })} actions={back}>
        {t('lookUp.noneBody')}
      </EmptyState>
    );
  }
  return (
    <Panel title={t('lookUp.heading')} look="plain" aside={back}>
      <ul className="matches" aria-label={t('lookUp.label')}>
        {matches.map((match) => (
          <li key={match.personId}>
            <LinkButton look="quiet" isWide href={personPath(match.personId)}>
              <MatchLine match={match} />
            </LinkButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
