import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/use-command.ts';
import { DateField } from '../../../components/date-field.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { StepForm } from '../../../components/step-form.tsx';
import { TextField } from '../../../components/text-field.tsx';
import type { MethodFormProps } from './method-form.ts';

/** What somebody without papers says of themselves. */
export const ProvisionalForm = ({ interaction, title, focus, onRecorded }: MethodFormProps) => {
  const { t } = useTranslation('identity');
  const record = useCommand('identity/record-provisional');
  const [saidName, setSaidName] = useState('');
  const [saidBirthDate, setSaidBirthDate] = useState<string | null>(null);
  const [description, setDescription] = useState('');
  const [isTried, setIsTried] = useState(false);
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (saidName.trim() === '') return;
    const { interactionId } = interaction;
    const answer = await record.run({ interactionId, saidName, saidBirthDate, description });
    if (answer.ok) onRecorded(answer.value);
  };
  return (
    <StepForm
      title={title}
      hint={t('provisional.help')}
      submit={t('provisional.record')}
      isPending={record.isRunning}
      onSubmit={() => void submit()}
      focus={focus}
    >
      <TextField
        label={t('provisional.name')}
        value={saidName}
        onChange={setSaidName}
        maxLength={200}
        autoComplete="off"
        error={isTried && saidName.trim() === '' ? t('provisional.nameNeeded') : null}
      />
      <DateField
        label={t('provisional.birthDate')}
        value={saidBirthDate}
        onChange={setSaidBirthDate}
        isRequired={false}
      />
      <TextField
        label={t('provisional.description')}
        help={t('provisional.descriptionHelp')}
        value={description}
        onChange={setDescription}
        rows={3}
        maxLength={500}
        isRequired={false}
      />
      {record.problem === null ? null : <ProblemNotice problem={record.problem} />}
    </StepForm>
  );
};
