import { useTranslation } from 'react-i18next';
import type { ActId } from '../../../preload/contract/values.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';

type DiscardDialogProps = {
  readonly actId: ActId;
  readonly onClose: () => void;
  readonly onDiscarded: () => void;
};

/** Asks before a draft is thrown away; keeping it is the answer that is already chosen. */
export const DiscardDialog = ({ actId, onClose, onDiscarded }: DiscardDialogProps) => {
  const { t } = useTranslation('service');
  const discard = useCommand('act/discard');
  const run = async (): Promise<void> => {
    const answer = await discard.run({ actId });
    if (answer.ok) onDiscarded();
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('form.discardTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="danger" isPending={discard.isRunning} onPress={() => void run()}>
            {t('form.discardYes')}
          </Button>
          <Button autoFocus onPress={onClose}>
            {t('form.discardNo')}
          </Button>
        </>
      }
    >
      <p>{t('form.discardBody')}</p>
      {discard.problem === null ? null : <ProblemNotice problem={discard.problem} />}
    </Dialog>
  );
};
