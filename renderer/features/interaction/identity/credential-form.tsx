import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/use-command.ts';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { StepForm } from '../../../components/step-form.tsx';
import { TextField } from '../../../components/text-field.tsx';
import type { MethodFormProps } from './method-form.ts';

/** A credential from a wallet, scanned or pasted. */
export const CredentialForm = ({ interaction, title, onRecorded }: MethodFormProps) => {
  const { t } = useTranslation('identity');
  const present = useCommand('identity/present-credential');
  const [text, setText] = useState('');
  const [isTried, setIsTried] = useState(false);
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (text.trim() === '') return;
    const answer = await present.run({ interactionId: interaction.interactionId, text });
    if (answer.ok) onRecorded(answer.value);
  };
  return (
    <StepForm
      title={title}
      hint={t('credential.help')}
      submit={t('credential.check')}
      isPending={present.isRunning}
      onSubmit={() => void submit()}
      focus="keep"
    >
      <TextField
        label={t('credential.text')}
        value={text}
        onChange={setText}
        rows={4}
        isIdentifier
        maxLength={8000}
        error={isTried && text.trim() === '' ? t('credential.needed') : null}
      />
      {present.problem === null ? null : <ProblemNotice problem={present.problem} />}
    </StepForm>
  );
};
