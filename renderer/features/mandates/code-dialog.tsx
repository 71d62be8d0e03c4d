import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import { useNow } from '../../api/use-now.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Form } from '../../components/form.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useFormat } from '../../language/use-format.ts';

type CodeDialogProps = { readonly mandate: Mandate; readonly onClose: () => void };

/** A code that shows this mandate to one organisation; nobody can read it again once the dialog is closed. */
export const CodeDialog = ({ mandate, onClose }: CodeDialogProps) => {
  const { t } = useTranslation('mandate');
  const format = useFormat();
  const now = useNow();
  const [organisation, setOrganisation] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [made, setMade] = useState<{ readonly code: string; readonly expiresAt: string } | null>(null);
  const make = useCommand('mandate/make-code');
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (organisation.trim() === '') return;
    const answer = await make.run({ mandateId: mandate.mandateId, organisation: organisation.trim() });
    if (answer.ok) setMade(answer.value);
  };
  return (
    <Dialog title={t('organisationCode.title')} isOpen onClose={onClose}>
      {made === null ? (
        <Form onSubmit={() => void submit()}>
          <p>{t('organisationCode.help', { name: mandate.grantor.name })}</p>
          <TextField
            label={t('organisationCode.organisation')}
            value={organisation}
            onChange={setOrganisation}
            error={isTried && organisation.trim() === '' ? t('organisationCode.needed') : null}
            maxLength={200}
            autoFocus
          />
          <FormEnd
            problem={make.problem}
            isRunning={make.isRunning}
            submit={t('organisationCode.make')}
            cancel={t('print.close')}
            onCancel={onClose}
          />
        </Form>
      ) : (
        <div className="stack" role="status">
          <p>
            {t('organisationCode.made', { organisation: organisation.trim(), name: mandate.grantor.name })}
          </p>
          <p className="mandate-code mono" dir="ltr">
            {made.code}
          </p>
          <p>{t('organisationCode.once', { until: format.time(made.expiresAt, now) })}</p>
        </div>
      )}
    </Dialog>
  );
};
