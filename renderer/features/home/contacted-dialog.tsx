import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactOutcome } from '../../../preload/contract/citizen-contact.ts';
import type { ContactTask } from '../../../preload/contract/task.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Form } from '../../components/form.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { Quote } from '../../components/quote.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { TextField } from '../../components/text-field.tsx';

/** As the core asks for it. */
const shortestWords = 10;

export type ContactedDialogProps = { readonly task: ContactTask; readonly onClose: () => void };

/** What came of asking the citizen: for the supervisor who waits for it. */
export const ContactedDialog = ({ task, onClose }: ContactedDialogProps) => {
  const { t } = useTranslation('home');
  const contacted = useCommand('task/contacted');
  const [outcome, setOutcome] = useState<ContactOutcome | null>(null);
  const [words, setWords] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isLong = words.trim().length >= shortestWords;
  const { name } = task.subject;

  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (outcome === null || !isLong) return;
    const answer = await contacted.run({ reviewId: task.reviewId, outcome, words: words.trim() });
    if (answer.ok) onClose();
  };

  return (
    <Dialog title={t('tasks.dialog.title', { name })} isOpen onClose={onClose}>
      <Form onSubmit={() => void submit()} label={t('tasks.dialog.title', { name })}>
        <Quote>{task.wish}</Quote>
        <RadioCards
          label={t('tasks.dialog.outcome', { name })}
          value={outcome}
          onChange={setOutcome}
          layout="list"
          error={isTried && outcome === null ? t('tasks.dialog.outcomeMissing') : null}
          cards={ContactOutcome.options.map((value) => ({
            value,
            label: t(`tasks.outcome.${value}.name`),
            detail: t(`tasks.outcome.${value}.help`),
          }))}
        />
        <TextField
          label={t('tasks.dialog.words')}
          help={t('tasks.dialog.wordsHelp')}
          error={isTried && !isLong ? t('tasks.dialog.wordsShort') : null}
          value={words}
          onChange={setWords}
          rows={3}
          maxLength={1000}
        />
        <FormEnd
          problem={contacted.problem}
          isRunning={contacted.isRunning}
          submit={t('tasks.dialog.save')}
          cancel={t('tasks.dialog.cancel')}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
};
