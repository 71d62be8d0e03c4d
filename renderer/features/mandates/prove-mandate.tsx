import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { TextField } from '../../components/text-field.tsx';
import { MandateGiven } from './mandate-given.tsx';
import { brought, canWait, emptyProving } from './proving-form.ts';
import type { ProvingForm, ProvingWay } from './proving-form.ts';
import type { MandateStep } from './session-step.ts';
import './mandates.css';

const ways: readonly ProvingWay[] = ['credential', 'code', 'paper-code', 'register'];

/** A mandate that the citizen brings: as a code, on paper, as a QR, or known to the register alone. */
export const ProveMandate = (step: MandateStep) => {
  const { t } = useTranslation('mandate');
  const { interactionId, subject } = step.interaction;
  const [form, setForm] = useState(emptyProving);
  const [isTried, setIsTried] = useState(false);
  const [shown, setShown] = useState<Mandate | null>(null);
  const prove = useCommand('mandate/prove');
  const status = useAnswer('status/line', {});
  const isOffline = status.state === 'ready' && status.value.connection === 'offline';
  const found = brought(form);
  const change = (next: ProvingForm): void => {
    setForm(next);
    setIsTried(false);
    prove.clearProblem();
  };

  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (found === null) return;
    const answer = await prove.run({ interactionId, brought: found });
    if (answer.ok) setShown(answer.value);
  };

  if (shown !== null) return <MandateGiven mandate={shown} came="shown" onBack={step.onBack} />;
  return (
    <StepForm
      title={t('prove.title', { name: subject.name })}
      hint={t('prove.hint')}
      submit={t('prove.submit')}
      isPending={prove.isRunning}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={() => step.onOther('mandate')}>{t('prove.makeInstead')}</Button>
          <Button look="quiet" onPress={step.onBack}>
            {t('prove.back')}
          </Button>
        </>
      }
    >
      {isOffline ? (
        <Notice tone="wait" title={t('prove.offline')}>
          <p>{t('prove.offlineHelp')}</p>
        </Notice>
      ) : null}
      <RadioCards
        label={t('prove.way')}
        value={form.way}
        onChange={(way) => change({ ...form, way })}
        cards={ways.map((way) => ({
          value: way,
          label: t(`proveWay.${way}`),
          detail: isOffline && canWait(way) ? t('prove.waits') : t(`proveWayHelp.${way}`),
        }))}
      />
      <ProvingFields form={form} onChange={change} isTried={isTried} />
      {prove.problem === null ? null : <ProblemNotice problem={prove.problem} />}
    </StepForm>
  );
};

type ProvingFieldsProps = {
  readonly form: ProvingForm;
  readonly onChange: (form: ProvingForm) => void;
  readonly isTried: boolean;
};

const ProvingFields = ({ form, onChange, isTried }: ProvingFieldsProps) => {
  const { t } = useTranslation('mandate');
  const needed = (value: string, words: 'text' | 'code' | 'surname'): string | null =>
    isTried && value.trim() === '' ? t(`proveNeeded.${words}`) : null;
  if (form.way === 'register') return <p className="measure">{t('prove.register')}</p>;
  if (form.way === 'credential') {
    return (
      <TextField
        key="credential"
        label={t('prove.text')}
        help={t('prove.textHelp')}
        value={form.text}
        onChange={(text) => onChange({ ...form, text })}
        error={needed(form.text, 'text')}
        maxLength={8000}
        autoFocus
        isIdentifier
      />
    );
  }
  return (
    <div className="mandate-fields">
      <TextField
        label={t('prove.code')}
        value={form.code}
        onChange={(code) => onChange({ ...form, code })}
        error={needed(form.code, 'code')}
        maxLength={40}
        widthChars={20}
        isIdentifier
      />
      <TextField
        label={t('prove.surname')}
        help={t('prove.surnameHelp')}
        value={form.surname}
        onChange={(surname) => onChange({ ...form, surname })}
        error={needed(form.surname, 'surname')}
        maxLength={100}
        widthChars={28}
      />
    </div>
  );
};
