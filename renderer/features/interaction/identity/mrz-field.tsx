import { useTranslation } from 'react-i18next';
import type { MrzFault, MrzReading } from '../../../../preload/contract/identity.ts';
import { Facts } from '../../../components/facts.tsx';
import { Notice } from '../../../components/notice.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useCodedText } from '../../../language/coded-text.ts';
import { useLanguage } from '../../../language/language-context.tsx';
import { useFormat } from '../../../language/use-format.ts';

type MrzFieldProps = {
  readonly value: string;
  readonly onChange: (lines: string) => void;
  /** Null while nothing that could be a zone is there. */
  readonly reading: MrzReading | null;
};

/** Where a scanner types the lines, and what they say once they are whole. */
export const MrzField = ({ value, onChange, reading }: MrzFieldProps) => {
  const { t } = useTranslation('identity');
  return (
    <>
      <TextField
        label={t('mrz.label')}
        help={t('mrz.help')}
        value={value}
        onChange={onChange}
        rows={3}
        isIdentifier
        isRequired={false}
        maxLength={200}
        autoComplete="off"
      />
      {reading === null ? null : <Reading reading={reading} />}
    </>
  );
};

const keyOf = ({ code, field }: MrzFault): string =>
  code === 'check-digit-wrong' ? `mrz.fault.${code}.${field}` : `mrz.fault.${code}`;

const Reading = ({ reading }: { readonly reading: MrzReading }) => {
  const { t } = useTranslation('identity');
  const texts = useCodedText('identity');
  const pack = useCodedText('pack');
  const format = useFormat();
  const regions = new Intl.DisplayNames(useLanguage().language.locale, { type: 'region' });
  const { faults, documentKind, issuingCountry, expiresOn, birthDate } = reading;
  const name = `${reading.givenNames} ${reading.surname}`.trim();
  const facts = [
    [t('mrz.name'), name],
    [t('mrz.birthDate'), birthDate === null ? '' : format.day(birthDate)],
    [t('mrz.number'), reading.number],
    [t('mrz.country'), issuingCountry === null ? '' : (regions.of(issuingCountry) ?? issuingCountry)],
    [t('mrz.expires'), expiresOn === null ? '' : format.day(expiresOn)],
  ] as const;
  return (
    <Notice
      tone={faults.length === 0 ? 'done' : 'wait'}
      title={faults.length === 0 ? t('mrz.good') : t('mrz.bad')}
      isAnnounced
    >
      {faults.map((fault) => (
        <p key={keyOf(fault)}>{texts.text(keyOf(fault))}</p>
      ))}
      {reading.format === null ? null : (
        <Facts
          lines={[
            ...(documentKind === null
              ? []
              : [{ term: t('mrz.read'), value: pack.text(`documentKind.${documentKind}`) }]),
            ...facts.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value })),
          ]}
        />
      )}
    </Notice>
  );
};
