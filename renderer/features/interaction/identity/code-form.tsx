import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeChallenge } from '../../../../preload/contract/mandate-making.ts';
import type { z } from 'zod';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { RadioCards } from '../../../components/radio-cards.tsx';
import { ServiceNotice } from '../../../components/service-notice.tsx';
import { StepForm } from '../../../components/step-form.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useFormat } from '../../../language/use-format.ts';
import type { MethodFormProps } from './method-form.ts';

/** A code to what is registered, read back by the citizen. */
export const CodeForm = ({ interaction, title, onRecorded }: MethodFormProps) => {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const { interactionId } = interaction;
  const send = useCommand('identity/send-code');
  const check = useCommand('identity/answer-code');
  const [to, setTo] = useState<'phone' | 'mailbox'>('phone');
  const [challenge, setChallenge] = useState<z.infer<typeof CodeChallenge> | null>(null);
  const [code, setCode] = useState('');
  const [isTried, setIsTried] = useState(false);
  const sendCode = async (): Promise<void> => {
    const answer = await send.run({ interactionId, to });
    if (answer.ok) setChallenge(answer.value);
  };
  const checkCode = async (challengeId: string): Promise<void> => {
    setIsTried(true);
    if (code.trim() === '') return;
    const answer = await check.run({ interactionId, challengeId, code });
    if (answer.ok) onRecorded(answer.value);
  };
  const problem = check.problem ?? send.problem;
  return (
    <StepForm
      title={title}
      submit={challenge === null ? t('code.send') : t('code.check')}
      isPending={send.isRunning || check.isRunning}
      onSubmit={() => void (challenge === null ? sendCode() : checkCode(challenge.challengeId))}
      focus="keep"
      actions={
        challenge === null ? undefined : <Button onPress={() => setChallenge(null)}>{t('code.again')}</Button>
      }
    >
      <ServiceNotice service="messages" />
      {challenge === null ? (
        <RadioCards
          label={t('code.to')}
          value={to}
          onChange={setTo}
          cards={(['phone', 'mailbox'] as const).map((value) => ({ value, label: t(`code.${value}`) }))}
        />
      ) : (
        <>
          <Notice
            tone="info"
            title={t('code.sent', { to: challenge.sentTo, until: format.moment(challenge.expiresAt) })}
            isAnnounced
          />
          <TextField
            label={t('code.code')}
            help={t('code.codeHelp')}
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="off"
            isIdentifier
            autoFocus
            widthChars={8}
            maxLength={12}
            error={isTried && code.trim() === '' ? t('needed') : null}
          />
        </>
      )}
      {problem === null ? null : <ProblemNotice problem={problem} />}
    </StepForm>
  );
};
