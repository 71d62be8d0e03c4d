import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { MandateOffer } from '../../../preload/contract/mandate-making.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { DurationPart } from './duration-part.tsx';
import { firstGiving, givingAfter, isRefusal, toGiving } from './giving-form.ts';
import { GivingPart } from './giving-part.tsx';
import { GranteePart } from './grantee-part.tsx';
import { LimitsPart } from './limits-part.tsx';
import { formFaults, toDraft } from './mandate-form.ts';
import type { MandateForm } from './mandate-form.ts';
import { ReadingPart } from './reading-part.tsx';
import { ScopePart } from './scope-part.tsx';
import type { MandateStep } from './session-step.ts';

export type MakingFormProps = {
  readonly step: MandateStep;
  readonly offer: MandateOffer;
  readonly form: MandateForm;
  readonly onChange: (form: MandateForm) => void;
  readonly onGiven: (mandate: Mandate) => void;
  readonly onRefused: () => void;
};

/** To whom, what, how long, within which limits; then it is read, and given. */
export const MakingForm = ({ step, offer, form, onChange, onGiven, onRefused }: MakingFormProps) => {
  const { t } = useTranslation('mandate');
  const { interactionId } = step.interaction;
  const [giving, setGiving] = useState(() => firstGiving(offer));
  const [isTried, setIsTried] = useState(false);
  const make = useCommand('mandate/make');
  const faults = isTried ? formFaults(form) : [];
  const given = toGiving(offer, giving);
  const givingFault = isTried && !given.ok ? given.fault : null;
  const change = (next: MandateForm): void => {
    setGiving((now) => givingAfter(now, form, next));
    onChange(next);
  };
  const part = { offer, form, onChange: change, faults };
  const isPhone = giving.way === 'phone-read-back';
  const submitWords = isPhone && isRefusal(giving.answers) ? t('make.submitRefusal') : t('make.submit');

  const submit = async (): Promise<void> => {
    setIsTried(true);
    const draft = toDraft(form);
    if (draft === null || !given.ok) return;
    const answer = await make.run({ interactionId, draft, giving: given.giving });
    if (answer.ok) onGiven(answer.value);
    else if (answer.problem.code === 'mandate/not-given') onRefused();
  };

  return (
    <StepForm
      title={t('make.title', { name: offer.grantor.name })}
      hint={t('make.hint')}
      submit={submitWords}
      isPending={make.isRunning}
      onSubmit={() => void submit()}
      actions={
        <Button look="quiet" onPress={step.onBack}>
          {t('make.back')}
        </Button>
      }
    >
      <p>
        <Button look="quiet" size="small" onPress={() => step.onOther('prove')}>
          {t('make.proveInstead')}
        </Button>
      </p>
      <GranteePart {...part} renderSearch={step.renderSearch} />
      <ScopePart {...part} />
      <DurationPart {...part} />
      <LimitsPart {...part} />
      <ReadingPart {...part} interactionId={interactionId} />
      <GivingPart
        offer={offer}
        form={giving}
        onChange={setGiving}
        fault={givingFault}
        drawnUp={form}
        interactionId={interactionId}
      />
      {isTried && (formFaults(form).length > 0 || !given.ok) ? (
        <Notice tone="wait" title={t('make.incomplete')} isAnnounced>
          <ul className="mandate-list">
            {faults.map((fault) => (
              <li key={fault}>{t(`needed.${fault}`)}</li>
            ))}
            {givingFault === null ? null : <li>{t(`givingNeeded.${givingFault}`)}</li>}
          </ul>
        </Notice>
      ) : null}
      {make.problem === null || make.problem.code === 'mandate/not-given' ? null : (
        <ProblemNotice problem={make.problem} />
      )}
    </StepForm>
  );
};
