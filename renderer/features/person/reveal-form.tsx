import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtectedField, RevealedContact, RevealOffer } from '../../../preload/contract/reveal.ts';
import type { PersonId, StaffId } from '../../../preload/contract/values.ts';
import { useCommand } from '../../api/use-command.ts';
import { ColleaguePinField } from '../../components/colleague-pin-field.tsx';
import { CheckboxCards } from '../../components/checkbox-field.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { ChoiceForm } from './choice-form.tsx';

type RevealFormProps = {
  readonly personId: PersonId;
  readonly colleagues: RevealOffer['colleagues'];
  readonly onShown: (contact: RevealedContact) => void;
  readonly onClose: () => void;
};

const fieldChoices: readonly ProtectedField[] = ['address', 'contacts'];
const longestReason = 300;

/** What is needed, why, and the colleague who looks too. */
export const RevealForm = ({ personId, colleagues, onShown, onClose }: RevealFormProps) => {
  const { t } = useTranslation('person');
  const reveal = useCommand('person/reveal-address');
  const [fields, setFields] = useState<readonly ProtectedField[]>(['address']);
  const [reason, setReason] = useState('');
  const [secondStaffId, setSecondStaffId] = useState<StaffId | undefined>(colleagues[0]?.staffId);
  const [pin, setPin] = useState('');
  const [isTried, setIsTried] = useState(false);
  const needed = (isMissing: boolean): string | null => (isTried && isMissing ? t('reveal.needed') : null);

  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (fields.length === 0 || reason.trim() === '' || pin === '' || secondStaffId === undefined) return;
    const answer = await reveal.run({ personId, fields, reason, secondStaffId, pin });
    setPin('');
    setIsTried(false);
    if (answer.ok) onShown(answer.value);
  };

  return (
    <ChoiceForm onSubmit={() => void submit()}>
      <p>{t('reveal.body')}</p>
      <CheckboxCards
        label={t('reveal.fields')}
        value={fields}
        onChange={setFields}
        error={needed(fields.length === 0)}
        cards={fieldChoices.map((value) => ({ value, label: t(`reveal.field.${value}`) }))}
      />
      <TextField
        label={t('reveal.reason')}
        help={t('reveal.reasonHelp')}
        rows={2}
        maxLength={longestReason}
        value={reason}
        onChange={setReason}
        error={needed(reason.trim() === '')}
      />
      <SelectField
        label={t('reveal.colleague')}
        value={secondStaffId ?? ''}
        onChange={(chosen) => setSecondStaffId(colleagues.find(({ staffId }) => staffId === chosen)?.staffId)}
        choices={colleagues.map(({ staffId, name }) => ({ value: staffId, label: name }))}
        widthChars={30}
      />
      <ColleaguePinField label={t('reveal.pin')} value={pin} onChange={setPin} error={needed(pin === '')} />
      <FormEnd
        problem={reveal.problem}
        isRunning={reveal.isRunning}
        submit={t('reveal.show')}
        cancel={t('reveal.cancel')}
        onCancel={onClose}
      />
    </ChoiceForm>
  );
};
