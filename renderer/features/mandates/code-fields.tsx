import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/use-now.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ServiceNotice } from '../../components/service-notice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useFormat } from '../../language/use-format.ts';
import { afterSending } from './giving-form.ts';
import type { GivingProps } from './giving-props.ts';

/** A code goes to what is registered, never to a number said at the desk; whoever reads it out has it in their hand. */
export const CodeFields = ({ form, onChange, fault, interactionId }: GivingProps) => {
  const { t } = useTranslation('mandate');
  const format = useFormat();
  const now = useNow();
  const send = useCommand('mandate/send-code');
  const { challenge } = form;
  const sendTo = async (to: 'phone' | 'mailbox'): Promise<void> => {
    const answer = await send.run({ interactionId, to });
    if (answer.ok) onChange(afterSending(answer.value));
  };
  return (
    <>
      <ServiceNotice service="messages" />
      {challenge === null ? null : (
        <Notice tone="done" isAnnounced title={t('code.sent', { to: challenge.sentTo })}>
          <p>{t('code.holds', { until: format.time(challenge.expiresAt, now) })}</p>
        </Notice>
      )}
      {fault === 'code-not-sent' ? <p className="field-error">{t('givingNeeded.code-not-sent')}</p> : null}
      <div className="row">
        <Button isPending={send.isRunning} onPress={() => void sendTo('phone')}>
          {t(challenge === null ? 'code.toPhone' : 'code.againToPhone')}
        </Button>
        <Button isPending={send.isRunning} onPress={() => void sendTo('mailbox')}>
          {t(challenge === null ? 'code.toMailbox' : 'code.againToMailbox')}
        </Button>
      </div>
      {send.problem === null ? null : <ProblemNotice problem={send.problem} />}
      {challenge === null ? null : (
        <TextField
          label={t('code.label')}
          help={t('code.help')}
          value={form.code}
          onChange={(code) => onChange({ ...form, code })}
          error={fault === 'code' ? t('givingNeeded.code') : null}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          widthChars={10}
          isIdentifier
        />
      )}
    </>
  );
};
