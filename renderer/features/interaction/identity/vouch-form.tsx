import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/use-command.ts';
import { ColleaguePinField } from '../../../components/colleague-pin-field.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { StepForm } from '../../../components/step-form.tsx';
import type { MethodFormProps } from './method-form.ts';

/** A colleague signs with a PIN of their own. */
export const VouchForm = ({ interaction, offer, title, focus, onRecorded }: MethodFormProps) => {
  const { t } = useTranslation('identity');
  const vouch = useCommand('identity/vouch');
  const [secondStaffId, setSecondStaffId] = useState(offer.colleagues[0]?.staffId ?? '');
  const [pin, setPin] = useState('');
  const [isTried, setIsTried] = useState(false);
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (pin === '' || secondStaffId === '') return;
    const answer = await vouch.run({ interactionId: interaction.interactionId, secondStaffId, pin });
    setPin('');
    setIsTried(false);
    if (answer.ok) onRecorded(answer.value);
  };
  return (
    <StepForm
      title={title}
      hint={t('vouch.help')}
      submit={t('vouch.sign')}
      isPending={vouch.isRunning}
      onSubmit={() => void submit()}
      focus={focus}
    >
      <SelectField
        label={t('vouch.colleague')}
        value={secondStaffId}
        onChange={setSecondStaffId}
        choices={offer.colleagues.map(({ staffId, name }) => ({ value: staffId, label: name }))}
        widthChars={30}
      />
      <ColleaguePinField
        label={t('vouch.pin')}
        value={pin}
        onChange={setPin}
        error={isTried && pin === '' ? t('needed') : null}
      />
      {vouch.problem === null ? null : <ProblemNotice problem={vouch.problem} />}
    </StepForm>
  );
};
