import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { WithdrawalPreview } from '../../../preload/contract/mandate-keeping.ts';
import type { InteractionId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useFormat } from '../../language/use-format.ts';

type WithdrawDialogProps = {
  readonly mandate: Mandate;
  readonly interactionId: InteractionId;
  readonly onClose: () => void;
};

/** The end of a mandate, in two steps: what ends and who is told, then one more yes. */
export const WithdrawDialog = ({ mandate, interactionId, onClose }: WithdrawDialogProps) => {
  const { t } = useTranslation('mandate');
  const { mandateId } = mandate;
  const preview = useAnswer('mandate/withdrawal', { interactionId, mandateId });
  return (
    <Dialog title={t('withdraw.title')} isOpen role="alertdialog" onClose={onClose}>
      <Loaded answer={preview}>
        {(value) => <Withdrawal preview={value} interactionId={interactionId} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
};

type WithdrawalProps = Omit<WithdrawDialogProps, 'mandate'> & { readonly preview: WithdrawalPreview };

const Withdrawal = ({ preview, interactionId, onClose }: WithdrawalProps) => {
  const { t } = useTranslation('mandate');
  const format = useFormat();
  const [isSure, setIsSure] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useCommand('mandate/withdraw');
  const { mandate, by, openActs, tells } = preview;
  const { mandateId, grantor, grantee } = mandate;
  const names = { grantor: grantor.name, grantee: grantee.name };
  const run = async (): Promise<void> => {
    const answer = await withdraw.run({ interactionId, mandateId, reason: reason.trim() });
    if (answer.ok) onClose();
  };
  return (
    <div className="stack">
      <p className="lead">{t(by === 'grantor' ? 'withdraw.byGrantor' : 'withdraw.byGrantee', names)}</p>
      <ul className="mandate-list">
        <li>{t('withdraw.ends', names)}</li>
        <li>{openActs === 0 ? t('withdraw.noOpenActs') : t('withdraw.openActs', { count: openActs })}</li>
        {tells.length === 0 ? null : <li>{t('withdraw.tells', { names: format.list(tells) })}</li>}
        <li>{t('withdraw.from')}</li>
      </ul>
      {isSure ? (
        <p className="lead" role="status">
          {t('withdraw.sure', names)}
        </p>
      ) : (
        <TextField
          label={t('withdraw.reason')}
          help={t('withdraw.reasonHelp')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={500}
          isRequired={false}
        />
      )}
      {withdraw.problem === null ? null : <ProblemNotice problem={withdraw.problem} />}
      <div className="row">
        {isSure ? (
          <Button key="sure" look="danger" isPending={withdraw.isRunning} onPress={() => void run()}>
            {t('withdraw.yes')}
          </Button>
        ) : (
          <Button key="next" look="primary" onPress={() => setIsSure(true)}>
            {t('withdraw.next')}
          </Button>
        )}
        {/* Made anew for the second step, so that the focus comes to what changes nothing. */}
        <Button key={isSure ? 'keep-sure' : 'keep'} autoFocus onPress={onClose}>
          {t('withdraw.keep')}
        </Button>
      </div>
    </div>
  );
};
