import { useTranslation } from 'react-i18next';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { DateField } from '../../components/date-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { GivingProps } from './giving-props.ts';
import { ScanPicker } from './scan-picker.tsx';

/** A mandate on paper, seen in original; or a letter that asks for one. */
export const PaperFields = ({ offer, form, onChange, fault }: GivingProps) => {
  const { t } = useTranslation('mandate');
  const { today } = offer;
  const isPaper = form.way === 'paper';
  const needed = (what: 'signedOn' | 'receivedOn' | 'wordingVersion'): string | null =>
    fault === what ? t(`givingNeeded.${what}`) : null;
  return (
    <>
      <div className="mandate-fields">
        <DateField
          label={t('paper.signedOn')}
          value={form.signedOn}
          max={today}
          onChange={(signedOn) => onChange({ ...form, signedOn })}
          error={needed('signedOn')}
        />
        {isPaper ? (
          <TextField
            label={t('paper.wordingVersion')}
            help={t('paper.wordingVersionHelp', { version: offer.wording.version })}
            value={form.wordingVersion}
            onChange={(wordingVersion) => onChange({ ...form, wordingVersion })}
            error={needed('wordingVersion')}
            maxLength={32}
            widthChars={14}
            isIdentifier
          />
        ) : (
          <DateField
            label={t('paper.receivedOn')}
            value={form.receivedOn}
            max={today}
            onChange={(receivedOn) => onChange({ ...form, receivedOn })}
            error={needed('receivedOn')}
          />
        )}
      </div>
      {isPaper ? (
        <div>
          <CheckboxField
            isSelected={form.isOriginalSeen}
            onChange={(isOriginalSeen) => onChange({ ...form, isOriginalSeen })}
            isInvalid={fault === 'original'}
          >
            {t('paper.originalSeen')}
          </CheckboxField>
          {fault === 'original' ? <p className="field-error">{t('givingNeeded.original')}</p> : null}
        </div>
      ) : null}
      <ScanPicker scan={form.scan} onChange={(scan) => onChange((now) => ({ ...now, scan }))} />
    </>
  );
};
