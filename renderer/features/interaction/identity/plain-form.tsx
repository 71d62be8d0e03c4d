import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/use-command.ts';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { StepForm } from '../../../components/step-form.tsx';
import type { MethodFormProps } from './method-form.ts';

/** What rests on the staff member's word: they rang back, or know the person. */
export const PlainForm = ({ interaction, method, title, onRecorded }: MethodFormProps) => {
  const { t } = useTranslation(['identity', 'interaction']);
  const record = useCommand('interaction/record-identity');
  const submit = async (): Promise<void> => {
    const { interactionId } = interaction;
    const answer = await record.run({
      interactionId,
      method: method.method,
      document: null,
      isLikenessChecked: false,
    });
    if (answer.ok) onRecorded(answer.value);
  };
  return (
    <StepForm
      title={title}
      hint={method.kind === 'callback' ? t('plain.callback') : t('plain.known-person')}
      submit={t('interaction:identity.record')}
      isPending={record.isRunning}
      onSubmit={() => void submit()}
      focus="keep"
    >
      {record.problem === null ? null : <ProblemNotice problem={record.problem} />}
    </StepForm>
  );
};
