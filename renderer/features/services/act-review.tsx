import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActReview as Review } from '../../../preload/contract/service.ts';
import { useTakingIn } from '../../api/taking-in.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import type { ActStep } from './act-step.ts';
import { BeforeAfter } from './before-after.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { useFieldTexts } from './field-texts.ts';
import { NextSteps } from './next-steps.tsx';
import { TellOthers } from './tell-others.tsx';

type ActReviewProps = { readonly review: Review; readonly step: ActStep };

/** All that is read out before "complete": what changes, by what right, and what will happen. */
export const ActReview = ({ review, step }: ActReviewProps) => {
  const { t } = useTranslation('service');
  const pack = useCodedText('pack');
  const complete = useCommand('act/complete');
  const { actId, service, revision, faults, authority } = review;
  const texts = useFieldTexts(service.serviceId);
  const [receivers, setReceivers] = useState<readonly string[]>([]);
  const isTakingIn = useTakingIn(actId);
  const isPermitted = authority.outcome === 'permit';

  const run = async (): Promise<void> => {
    const answer = await complete.run({ actId, revision, receivers });
    if (answer.ok) step.go('receipt');
  };

  const submit = isPermitted ? t('review.complete') : t('review.toAuthority');
  return (
    <StepForm
      title={pack.text(`service.${service.serviceId}.name`)}
      hint={t('review.title')}
      submit={submit}
      isPending={complete.isRunning || isTakingIn}
      isDisabled={isPermitted && faults.length > 0}
      onSubmit={() => {
        if (isPermitted) void run();
        else step.go('authority');
      }}
      actions={<Button onPress={() => step.go('service')}>{t('review.back')}</Button>}
    >
      {faults.length === 0 ? null : (
        <FaultSummary
          faults={faults}
          fields={review.lines.map(({ field }) => field)}
          texts={texts}
          onGo={(fieldId) => step.go('service', fieldId)}
        />
      )}
      <BeforeAfter lines={review.lines} texts={texts} />
      {step.renderAuthority(authority, service.serviceId)}
      {isPermitted ? (
        <TellOthers
          receivers={review.receivers}
          asksCitizenAlone={review.asksCitizenAlone}
          chosen={receivers}
          onChange={setReceivers}
        />
      ) : null}
      <section className="stack stack-tight">
        <h3 className="service-sub">{t('review.nextTitle')}</h3>
        <NextSteps serviceId={service.serviceId} steps={review.nextSteps} />
      </section>
      {complete.problem === null ? null : <ProblemNotice problem={complete.problem} />}
    </StepForm>
  );
};
