import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Choices } from '../../../preload/contract/choices.ts';
import type { ActSummary, Interaction } from '../../../preload/contract/interaction.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useTakingIn } from '../../api/taking-in.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { LegalState } from '../../components/legal-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { findPath, homePath } from '../../components/paths.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { OpenDrafts } from './open-drafts.tsx';
import type { GoTo } from './session-address.ts';
import { completedActs } from './steps.ts';

export type EndStepProps = {
  readonly interaction: Interaction;
  readonly go: GoTo;
  /** Those of the conversation as a whole. */
  readonly documents: ReactNode;
};

/** How it ended. A conversation with unfinished drafts, or without a party, says first what is still to be done. */
export const EndStep = (props: EndStepProps) => {
  const { interaction, go } = props;
  const { t } = useTranslation('interaction');
  const choices = useAnswer('choices/list', {});
  if (interaction.state !== 'open') return <Ended {...props} />;
  const drafts = interaction.acts.filter(({ state }) => state === 'draft');
  if (interaction.party === null) {
    return (
      <StepForm
        title={t('end.title')}
        hint={t('end.partyNeeded')}
        submit={t('identity.toContact')}
        onSubmit={() => go('contact')}
      >
        {null}
      </StepForm>
    );
  }
  if (drafts.length > 0) return <OpenDrafts drafts={drafts} go={go} />;
  return <Loaded answer={choices}>{(choices) => <EndForm {...props} choices={choices} />}</Loaded>;
};

/** What was completed, each with its reference and how far it has come. */
const Done = ({ acts }: { readonly acts: readonly ActSummary[] }) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  return (
    <section className="stack stack-tight">
      <h3 className="authority-sub">{t('end.done')}</h3>
      {acts.length === 0 ? <p className="quiet">{t('end.nothingDone')}</p> : null}
      <ul className="done">
        {acts.map((act) => (
          <li key={act.actId} className="row">
            <span className="done-name">{pack.text(`service.${act.serviceId}.name`)}</span>
            <bdi className="mono">{act.reference}</bdi>
            {act.legalState === null ? null : <LegalState state={act.legalState} />}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What most conversations end with: the pack's first outcome where something was done, its second where nothing was. */
const usualOutcome = ({ outcomes }: Choices, hasDone: boolean): string =>
  (hasDone ? outcomes[0] : (outcomes[1] ?? outcomes[0])) ?? '';

const EndForm = ({ interaction, choices, documents }: EndStepProps & { readonly choices: Choices }) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const done = completedActs(interaction);
  const [outcome, setOutcome] = useState(() => usualOutcome(choices, done.length > 0));
  const [note, setNote] = useState('');
  const end = useCommand('interaction/end');
  const { interactionId } = interaction;
  const isTakingIn = useTakingIn(interactionId);
  return (
    <StepForm
      title={t('end.title')}
      hint={t('end.hint')}
      submit={t('end.submit')}
      isPending={end.isRunning || isTakingIn}
      onSubmit={() => void end.run({ interactionId, outcome, note: note.trim() })}
    >
      <Done acts={done} />
      <RadioCards
        label={t('end.outcome')}
        value={outcome}
        onChange={setOutcome}
        cards={choices.outcomes.map((id) => ({ value: id, label: pack.text(`outcome.${id}`) }))}
      />
      <TextField
        label={t('end.note')}
        help={t('end.noteHelp')}
        value={note}
        onChange={setNote}
        rows={3}
        maxLength={2000}
        isRequired={false}
      />
      {documents}
      {end.problem === null ? null : <ProblemNotice problem={end.problem} />}
    </StepForm>
  );
};

/** An ended conversation: it does not change any more. */
const Ended = ({ interaction }: EndStepProps) => {
  const { t } = useTranslation('interaction');
  const format = useFormat();
  const [, navigate] = useLocation();
  const at = format.moment(interaction.completedAt ?? interaction.startedAt);
  return (
    <StepForm
      title={t('end.closedTitle')}
      hint={t('end.closedBody', { at })}
      submit={t('end.next')}
      onSubmit={() => navigate(findPath)}
      actions={
        <Button look="quiet" onPress={() => navigate(homePath)}>
          {t('end.backHome')}
        </Button>
      }
    >
      <Done acts={completedActs(interaction)} />
    </StepForm>
  );
};
