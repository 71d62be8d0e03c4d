import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../preload/contract/calls.ts';
import { StaffId } from '../../../preload/contract/values.ts';
import { answerKey } from '../../api/ask-for.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { PinField } from './pin-field.tsx';
import { emptySetUp, faultsOf } from './set-up-form.ts';
import type { SetUpFields } from './set-up-form.ts';

type FieldsProps = {
  readonly fields: SetUpFields;
  readonly change: (part: Partial<SetUpFields>) => void;
  readonly isFaulty: (field: keyof SetUpFields) => boolean;
};

const Where = ({ fields, change, isFaulty }: FieldsProps) => {
  const { t } = useTranslation('session');
  return (
    <>
      <TextField
        label={t('setUp.central')}
        help={t('setUp.centralHelp')}
        error={isFaulty('centralUrl') ? t('setUp.centralFault') : null}
        type="url"
        autoComplete="off"
        value={fields.centralUrl}
        onChange={(centralUrl) => change({ centralUrl })}
      />
      <TextField
        label={t('setUp.code')}
        help={t('setUp.codeHelp')}
        error={isFaulty('code') ? t('setUp.codeFault') : null}
        autoComplete="off"
        isIdentifier
        widthChars={24}
        value={fields.code}
        onChange={(code) => change({ code })}
      />
    </>
  );
};

const WhoAndPin = ({ fields, change, isFaulty }: FieldsProps) => {
  const { t } = useTranslation('session');
  return (
    <>
      <TextField
        label={t('setUp.staff')}
        error={isFaulty('staffId') ? t('setUp.staffFault') : null}
        autoComplete="off"
        isIdentifier
        widthChars={24}
        value={fields.staffId}
        onChange={(staffId) => change({ staffId })}
      />
      <PinField
        label={t('setUp.pin')}
        help={t('setUp.pinHelp')}
        error={isFaulty('pin') ? t('setUp.pinFault') : null}
        autoComplete="new-password"
        value={fields.pin}
        onChange={(pin) => change({ pin })}
      />
      <PinField
        label={t('setUp.pinAgain')}
        error={isFaulty('pinAgain') ? t('setUp.pinAgainFault') : null}
        autoComplete="new-password"
        value={fields.pinAgain}
        onChange={(pinAgain) => change({ pinAgain })}
      />
    </>
  );
};

export type SetUpScreenProps = {
  /** The stored work could not be read: what is finished comes back from the second file. */
  readonly isAgain: boolean;
  readonly onDone: () => void;
};

/** Makes a machine one of the office's: once, with a connection. */
export const SetUpScreen = ({ isAgain, onDone }: SetUpScreenProps) => {
  const { t } = useTranslation('session');
  const cache = useQueryClient();
  const enrol = useCommand('device/enrol');
  const [fields, setFields] = useState(emptySetUp);
  const [isPressed, setIsPressed] = useState(false);
  const faults = isPressed ? faultsOf(fields) : [];

  const submit = async (): Promise<void> => {
    setIsPressed(true);
    if (faultsOf(fields).length > 0) return;
    const answer = await enrol.run({
      centralUrl: fields.centralUrl.trim(),
      code: fields.code.trim(),
      staffId: StaffId.parse(fields.staffId.trim()),
      pin: fields.pin,
    });
    if (!answer.ok) return;
    const device: Answer<'device/state'> = answer;
    cache.setQueryData(answerKey('device/state', {}), device);
    onDone();
  };

  const shared = {
    fields,
    change: (part: Partial<SetUpFields>) => setFields((all) => ({ ...all, ...part })),
    isFaulty: (field: keyof SetUpFields) => faults.includes(field),
  };
  return (
    <Page
      title={isAgain ? t('setUp.titleAgain') : t('setUp.title')}
      lead={isAgain ? t('setUp.leadAgain') : t('setUp.lead')}
    >
      <Form onSubmit={() => void submit()}>
        <Where {...shared} />
        <WhoAndPin {...shared} />
        {enrol.problem === null ? null : <ProblemNotice problem={enrol.problem} />}
        <Button type="submit" look="primary" size="large" isPending={enrol.isRunning} isWide>
          {t('setUp.submit')}
        </Button>
      </Form>
    </Page>
  );
};
