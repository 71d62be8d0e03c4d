import { useTranslation } from 'react-i18next';
import type { Choices } from '../../../preload/contract/choices.ts';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { DateField } from '../../components/date-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useLanguage } from '../../language/language-context.tsx';
import { asksForExpiry } from './proof-form.ts';
import type { ProofFault, ProofForm } from './proof-form.ts';
import './interaction.css';

type DocumentFieldsProps = {
  readonly choices: Choices;
  readonly form: ProofForm;
  readonly onChange: (form: ProofForm) => void;
  readonly faults: readonly ProofFault[];
};

/** What is printed on the document. */
export const DocumentFields = ({ choices, form, onChange, faults }: DocumentFieldsProps) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const { locale } = useLanguage().language;
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const fault = (wanted: ProofFault): string | null =>
    faults.includes(wanted) ? t(`identity.needed.${wanted}`) : null;
  return (
    <div className="document-fields">
      <SelectField
        label={t('identity.documentKind')}
        value={form.documentKind}
        onChange={(documentKind) => onChange({ ...form, documentKind })}
        choices={choices.documentKinds.map(({ documentKind }) => ({
          value: documentKind,
          label: pack.text(`documentKind.${documentKind}`),
        }))}
        error={fault('kind')}
      />
      <SelectField
        label={t('identity.country')}
        value={form.issuingCountry}
        onChange={(issuingCountry) => onChange({ ...form, issuingCountry })}
        choices={choices.countries.map((value) => ({ value, label: regions.of(value) ?? value }))}
      />
      <TextField
        label={t('identity.number')}
        value={form.number}
        onChange={(number) => onChange({ ...form, number })}
        isIdentifier
        maxLength={40}
        autoComplete="off"
        error={fault('number')}
      />
      {asksForExpiry(choices, form) ? (
        <DateField
          label={t('identity.expires')}
          value={form.expiresOn}
          onChange={(expiresOn) => onChange({ ...form, expiresOn })}
          error={fault('expires')}
        />
      ) : null}
    </div>
  );
};

/** That the face was compared with the picture. */
export const LikenessField = ({ form, onChange, faults }: DocumentFieldsProps) => {
  const { t } = useTranslation('interaction');
  const error = faults.includes('likeness') ? t('identity.needed.likeness') : null;
  return (
    <div>
      {error === null ? null : (
        <p role="alert" className="field-error">
          {error}
        </p>
      )}
      <CheckboxField
        isSelected={form.isLikenessChecked}
        onChange={(isLikenessChecked) => onChange({ ...form, isLikenessChecked })}
        isInvalid={error !== null}
      >
        <span>{t('identity.likeness')}</span>
        <span className="quiet small">{t('identity.likenessHelp')}</span>
      </CheckboxField>
    </div>
  );
};
