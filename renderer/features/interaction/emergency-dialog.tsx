import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionId } from '../../../preload/contract/values.ts';
import { useCommand } from '../../api/use-command.ts';
import { ColleaguePinField } from '../../components/colleague-pin-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Form } from '../../components/form.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useColleagues } from './use-colleagues.ts';

type EmergencyDialogProps = { readonly interactionId: InteractionId; readonly onClose: () => void };

/** Shortest reason the core takes: a word is none. */
const shortestReason = 10;

const nobody = 'nobody';

/** The reason first, then, if somebody is here, a second colleague who answers for it too (domain.md, rule 12). */
export const EmergencyDialog = ({ interactionId, onClose }: EmergencyDialogProps) => {
  const { t } = useTranslation('interaction');
  const [reason, setReason] = useState('');
  const [second, setSecond] = useState(nobody);
  const [pin, setPin] = useState('');
  const [isTried, setIsTried] = useState(false);
  const colleagues = useColleagues();
  const claim = useCommand('interaction/claim-emergency');
  const isShort = reason.trim().length < shortestReason;
  const isUnsigned = second !== nobody && pin === '';

  const chooseSecond = (staffId: string): void => {
    setSecond(staffId);
    setPin('');
  };

  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (isShort || isUnsigned) return;
    const answer = await claim.run({
      interactionId,
      reason: reason.trim(),
      second: second === nobody ? null : { staffId: second, pin },
    });
    setPin('');
    setIsTried(false);
    if (answer.ok) onClose();
  };

  return (
    <Dialog title={t('emergency.title')} isOpen onClose={onClose}>
      <Form onSubmit={() => void submit()}>
        <p>{t('emergency.body')}</p>
        <TextField
          label={t('emergency.reason')}
          value={reason}
          onChange={setReason}
          error={isTried && isShort ? t('emergency.reasonNeeded') : null}
          rows={3}
          maxLength={1000}
          autoFocus
        />
        {colleagues.length === 0 ? null : (
          <SelectField
            label={t('emergency.second')}
            help={t('emergency.secondHelp')}
            value={second}
            onChange={chooseSecond}
            choices={[
              { value: nobody, label: t('emergency.alone') },
              ...colleagues.map(({ staffId, name }) => ({ value: staffId as string, label: name })),
            ]}
            isRequired={false}
          />
        )}
        {second === nobody ? null : (
          <ColleaguePinField
            label={t('emergency.pin')}
            value={pin}
            onChange={setPin}
            error={isTried && pin === '' ? t('emergency.pinNeeded') : null}
          />
        )}
        <FormEnd
          problem={claim.problem}
          isRunning={claim.isRunning}
          submit={t('emergency.claim')}
          cancel={t('emergency.cancel')}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
};
