import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeQuestion } from '../../../../preload/contract/identity.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useCommand } from '../../../api/use-command.ts';
import { DateField } from '../../../components/date-field.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { StepForm } from '../../../components/step-form.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useCodedText } from '../../../language/coded-text.ts';
import type { MethodFormProps } from './method-form.ts';

/** Questions read aloud; the desk never shows what would be right. */
export const QuestionsForm = (props: MethodFormProps) => {
  const asked = useAnswer('identity/questions', { interactionId: props.interaction.interactionId });
  return (
    <Loaded answer={asked}>
      {({ questions, needed }) => <Asking {...props} questions={questions} needed={needed} />}
    </Loaded>
  );
};

type AskingProps = MethodFormProps & {
  readonly questions: readonly KnowledgeQuestion[];
  readonly needed: number;
};

const Asking = ({ interaction, title, questions, needed, onRecorded }: AskingProps) => {
  const { t } = useTranslation('identity');
  const texts = useCodedText('identity');
  const check = useCommand('identity/answer-questions');
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const submit = async (): Promise<void> => {
    const answers = questions.map(({ questionId }) => ({ questionId, answer: said[questionId] ?? '' }));
    const answer = await check.run({ interactionId: interaction.interactionId, answers });
    if (answer.ok) onRecorded(answer.value);
    else setSaid({});
  };
  return (
    <StepForm
      title={title}
      hint={t('questions.help', { needed, count: questions.length })}
      submit={t('questions.check')}
      isPending={check.isRunning}
      onSubmit={() => void submit()}
      focus="keep"
    >
      {questions.map(({ questionId, kind }) => {
        const label = texts.text(`question.${questionId}`);
        const set = (answer: string): void => setSaid({ ...said, [questionId]: answer });
        const value = said[questionId] ?? '';
        return kind === 'day' ? (
          <DateField
            key={questionId}
            label={label}
            value={value === '' ? null : value}
            onChange={(day) => set(day ?? '')}
            isRequired={false}
          />
        ) : (
          <TextField
            key={questionId}
            label={label}
            value={value}
            onChange={set}
            autoComplete="off"
            inputMode={kind === 'number' ? 'numeric' : 'text'}
            widthChars={kind === 'number' ? 8 : 30}
            maxLength={200}
            isRequired={false}
          />
        );
      })}
      {check.problem === null ? null : <ProblemNotice problem={check.problem} />}
    </StepForm>
  );
};
