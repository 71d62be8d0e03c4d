import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActForm as Form } from '../../../preload/contract/service.ts';
import { useCore } from '../../api/core-context.tsx';
import { useTakingIn } from '../../api/taking-in.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ServiceNotice } from '../../components/service-notice.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import type { ActStep } from './act-step.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { FieldGroups } from './field-groups.tsx';
import { focusField } from './field-place.ts';
import { useFieldTexts } from './field-texts.ts';
import { SaveLine } from './save-line.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { useDraft } from './use-draft.ts';
import { shownFaults } from './visible-fields.ts';

type ActFormProps = { readonly form: Form; readonly step: ActStep };

/** The form of a service: saved as it grows, checked by the core, and then on to the review. */
export const ActForm = ({ form, step }: ActFormProps) => {
  const { t } = useTranslation('service');
  const pack = useCodedText('pack');
  const core = useCore();
  const { actId, service } = form;
  const texts = useFieldTexts(service.serviceId);
  const [draft, keeper] = useDraft(form);
  const review = useAnswer('act/review', { actId });
  const [isChecking, setIsChecking] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [isDiscarding, setIsDiscarding] = useState(false);
  const isTakingIn = useTakingIn(actId);
  const faults = review.state === 'ready' ? review.value.faults : [];
  const shown = shownFaults({ faults, touched: draft.touched, values: draft.values, saved: draft.saved });
  const isStale = draft.trouble?.code === 'act/stale-draft';

  const goOn = async (): Promise<void> => {
    setIsChecking(true);
    keeper.leave(...form.fields.map(({ fieldId }) => fieldId));
    const isSafe = await keeper.flush();
    const checked = isSafe ? await core.call('act/review', { actId }) : null;
    setIsChecking(false);
    setIsTried(true);
    if (checked?.ok !== true) return;
    const [first] = checked.value.faults;
    if (first === undefined) step.go('review');
    else focusField(first.fieldId);
  };

  return (
    <StepForm
      title={pack.text(`service.${service.serviceId}.name`)}
      hint={<SaveLine draft={draft} />}
      submit={t('form.go')}
      isPending={isChecking || isTakingIn}
      isDisabled={isStale}
      onSubmit={() => void goOn()}
      focus="first-empty"
      actions={
        <>
          <Button look="quiet" onPress={() => step.go('authority')}>
            {t('form.back')}
          </Button>
          <Button look="quiet" onPress={() => setIsDiscarding(true)}>
            {t('form.discard')}
          </Button>
        </>
      }
    >
      {service.confirmedBy === null ? null : <ServiceNotice service={service.confirmedBy} isWaitedFor />}
      {isStale ? <StaleNotice actId={actId} keeper={keeper} /> : null}
      {draft.trouble === null || isStale ? null : (
        <ProblemNotice problem={draft.trouble} onRetry={() => void keeper.flush()} />
      )}
      {isTried && shown.size > 0 ? (
        <FaultSummary faults={[...shown.values()]} fields={form.fields} texts={texts} onGo={focusField} />
      ) : null}
      <FieldGroups form={form} draft={draft} keeper={keeper} faults={shown} texts={texts} />
      {step.documents}
      {isDiscarding ? (
        <DiscardDialog
          actId={actId}
          onClose={() => setIsDiscarding(false)}
          onDiscarded={() => step.go('authority')}
        />
      ) : null}
    </StepForm>
  );
};
