import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MandateDetail } from '../../../preload/contract/mandate-keeping.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Form } from '../../components/form.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { TextField } from '../../components/text-field.tsx';

type TransferDialogProps = { readonly detail: MandateDetail; readonly onClose: () => void };

/** Another office keeps it from now on. What it says and who holds it do not change. */
export const TransferDialog = ({ detail, onClose }: TransferDialogProps) => {
  const { t } = useTranslation('mandate');
  const [office, setOffice] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const transfer = useCommand('mandate/transfer');
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (office.trim() === '') return;
    const answer = await transfer.run({
      mandateId: detail.mandate.mandateId,
      office: office.trim(),
      reason: reason.trim(),
    });
    if (answer.ok) onClose();
  };
  return (
    <Dialog title={t('transfer.title')} isOpen onClose={onClose}>
      <Form onSubmit={() => void submit()}>
        <p>
          {detail.office === null ? t('transfer.help') : t('transfer.helpFrom', { office: detail.office })}
        </p>
        <TextField
          label={t('transfer.office')}
          value={office}
          onChange={setOffice}
          error={isTried && office.trim() === '' ? t('transfer.needed') : null}
          maxLength={200}
          autoFocus
        />
        <TextField
          label={t('transfer.reason')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={500}
          isRequired={false}
        />
        <FormEnd
          problem={transfer.problem}
          isRunning={transfer.isRunning}
          submit={t('transfer.submit')}
          cancel={t('print.close')}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
};
