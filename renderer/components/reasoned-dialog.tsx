import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../preload/contract/problem.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Dialog } from './dialog.tsx';
import { Form } from './form.tsx';
import { FormEnd } from './form-end.tsx';
import { TextField } from './text-field.tsx';

/** As the core asks for it. */
const shortest = 10;

export type ReasonedDialogProps = {
  readonly title: string;
  readonly lead: string | null;
  readonly label: string;
  readonly help: string;
  readonly tooShort: string;
  readonly button: string;
  readonly look: 'primary' | 'danger';
  /** What whoever is signed in is called here, since it is done in their name; null where that is not asked about. */
  readonly signedAs: string | null;
  readonly isRunning: boolean;
  readonly problem: Problem | null;
  readonly onClose: () => void;
  /** Trimmed, and long enough. */
  readonly onDone: (words: string) => void;
};

const SignedAs = ({ term }: { readonly term: string }) => {
  const current = useAnswer('session/current', {});
  const name = current.state === 'ready' ? (current.value.session?.staff.name ?? '') : '';
  return (
    <p>
      <span className="quiet">{term}</span> <strong>{name}</strong>
    </p>
  );
};

/** A step that needs somebody's own words. */
export const ReasonedDialog = (props: ReasonedDialogProps) => {
  const { t } = useTranslation('parked');
  const [words, setWords] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const isLong = words.trim().length >= shortest;
  const submit = (): void => {
    setHasTried(true);
    if (isLong) props.onDone(words.trim());
  };
  return (
    <Dialog title={props.title} isOpen onClose={props.onClose}>
      <Form onSubmit={submit} label={props.title}>
        {props.lead === null ? null : <p>{props.lead}</p>}
        {props.signedAs === null ? null : <SignedAs term={props.signedAs} />}
        <TextField
          label={props.label}
          help={props.help}
          error={hasTried && !isLong ? props.tooShort : null}
          value={words}
          onChange={setWords}
          rows={3}
          maxLength={1000}
          autoFocus
        />
        <FormEnd
          problem={props.problem}
          isRunning={props.isRunning}
          submit={props.button}
          cancel={t('withdraw.cancel')}
          look={props.look}
          onCancel={props.onClose}
        />
      </Form>
    </Dialog>
  );
};
