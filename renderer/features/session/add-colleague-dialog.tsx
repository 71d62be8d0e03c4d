import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../preload/contract/session.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Form } from '../../components/form.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { emptyColleague, faultsOfColleague, type ColleagueFields } from './colleague-form.ts';
import { PinField } from './pin-field.tsx';

type FormProps = { readonly colleagues: readonly StaffMember[]; readonly onClose: () => void };

const ColleagueForm = ({ colleagues, onClose }: FormProps) => {
  const { t } = useTranslation(['session', 'app']);
  const command = useCommand('session/add-colleague');
  const [fields, setFields] = useState(emptyColleague);
  const [isPressed, setIsPressed] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const faults = isPressed ? faultsOfColleague(fields) : [];
  const change = (part: Partial<ColleagueFields>): void => setFields((all) => ({ ...all, ...part }));
  const errorOf = (field: keyof ColleagueFields, text: string): string | null =>
    faults.includes(field) ? text : null;

  const submit = async (): Promise<void> => {
    setIsPressed(true);
    const { colleagueId } = fields;
    if (colleagueId === null || faultsOfColleague(fields).length > 0) return;
    const { code, pin, colleaguePin } = fields;
    const answer = await command.run({ colleagueId, code: code.trim(), pin, colleaguePin });
    if (answer.ok) setAdded(colleagues.find(({ staffId }) => staffId === colleagueId)?.name ?? '');
  };

  if (added !== null) {
    return (
      <>
        <Notice tone="done" title={t('colleague.done', { name: added })} isAnnounced />
        <Button onPress={onClose}>{t('colleague.close')}</Button>
      </>
    );
  }
  return (
    <Form onSubmit={() => void submit()}>
      <SelectField
        label={t('colleague.who')}
        error={errorOf('colleagueId', t('signIn.whoFault'))}
        value={fields.colleagueId}
        onChange={(colleagueId) => change({ colleagueId })}
        choices={colleagues.map((member) => ({
          value: member.staffId,
          label: member.name,
          detail: t(`app:role.${member.role}`),
        }))}
      />
      <TextField
        label={t('colleague.code')}
        help={t('colleague.codeHelp')}
        error={errorOf('code', t('setUp.codeFault'))}
        autoComplete="off"
        isIdentifier
        widthChars={24}
        value={fields.code}
        onChange={(code) => change({ code })}
      />
      <PinField
        label={t('colleague.pin')}
        help={t('colleague.pinHelp')}
        error={errorOf('colleaguePin', t('setUp.pinFault'))}
        autoComplete="new-password"
        value={fields.colleaguePin}
        onChange={(colleaguePin) => change({ colleaguePin })}
      />
      <PinField
        label={t('colleague.again')}
        error={errorOf('colleaguePinAgain', t('setUp.pinAgainFault'))}
        autoComplete="new-password"
        value={fields.colleaguePinAgain}
        onChange={(colleaguePinAgain) => change({ colleaguePinAgain })}
      />
      <PinField
        label={t('colleague.own')}
        help={t('colleague.ownHelp')}
        error={errorOf('pin', t('signIn.pinFault'))}
        value={fields.pin}
        onChange={(pin) => change({ pin })}
      />
      {command.problem === null ? null : <ProblemNotice problem={command.problem} />}
      <Button type="submit" look="primary" isPending={command.isRunning}>
        {t('colleague.submit')}
      </Button>
    </Form>
  );
};

export type AddColleagueDialogProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** A colleague gets a key of their own to this machine; who is signed in and the administrator both agree. */
export const AddColleagueDialog = ({ isOpen, onClose }: AddColleagueDialogProps) => {
  const { t } = useTranslation('session');
  const answer = useAnswer('session/colleagues', {});
  return (
    <Dialog title={t('colleague.title')} isOpen={isOpen} onClose={onClose}>
      <Loaded answer={answer}>
        {({ colleagues }) =>
          colleagues.length === 0 ? (
            <p>{t('colleague.nobody')}</p>
          ) : (
            <ColleagueForm colleagues={colleagues} onClose={onClose} />
          )
        }
      </Loaded>
    </Dialog>
  );
};
