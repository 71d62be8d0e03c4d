import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EidAttempt } from '../../../../preload/contract/identity.ts';
import { useCommand } from '../../../api/use-command.ts';
import { ServiceNotice } from '../../../components/service-notice.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { StepForm } from '../../../components/step-form.tsx';
import { useLanguage } from '../../../language/language-context.tsx';
import { EidOutcome } from './eid-outcome.tsx';
import { EidWaiting } from './eid-waiting.tsx';
import type { MethodFormProps } from './method-form.ts';
import { useEidState } from './use-eid-state.ts';

/** The citizen signs in elsewhere; the desk waits, and no failure of it stops anything else. */
export const EidForm = ({ interaction, method, title, onRecorded }: MethodFormProps) => {
  const { t } = useTranslation('identity');
  const { interactionId } = interaction;
  const { language } = useLanguage();
  const begin = useCommand('identity/begin-eid');
  const [attempt, setAttempt] = useState<EidAttempt | null>(null);
  const { state, problem } = useEidState(interactionId, attempt, (proven) =>
    onRecorded({ level: proven.level, shortfall: null }),
  );
  const isOver = state !== null && !['waiting', 'away'].includes(state.state);
  const start = async (): Promise<void> => {
    setAttempt(null);
    const answer = await begin.run({ interactionId, method: method.method, language: language.locale });
    if (answer.ok) setAttempt(answer.value);
  };
  const fault = problem ?? begin.problem;
  return (
    <StepForm
      title={title}
      hint={t('eid.help')}
      submit={attempt === null ? t('eid.begin') : t('eid.again')}
      isPending={begin.isRunning}
      onSubmit={() => void start()}
      focus="keep"
    >
      <ServiceNotice service="eid" />
      {attempt === null || isOver || problem !== null ? null : (
        <EidWaiting attempt={attempt} isAway={state?.state === 'away'} />
      )}
      {isOver ? <EidOutcome outcome={state} /> : null}
      {fault === null ? null : <ProblemNotice problem={fault} />}
    </StepForm>
  );
};
