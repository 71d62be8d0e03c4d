import { useTranslation } from 'react-i18next';
import type { PersonFile } from '../../../preload/contract/person.ts';
import { SourceChip } from '../../components/source-chip.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { useFormat } from '../../language/use-format.ts';
import './person.css';

export type FileProps = { readonly file: PersonFile };

const useBorn = ({ birthDate, ageYears }: PersonFile): string => {
  const { t } = useTranslation('person');
  const format = useFormat();
  if (birthDate.value === null) return t('head.birthDateUnknown');
  const day = format.day(birthDate.value);
  return ageYears === null ? t('head.born', { day }) : t('head.bornAge', { day, count: ageYears });
};

/** What tells this person apart, and what has to be known before the first word is said. */
export const PersonHead = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const format = useFormat();
  const born = useBorn(file);
  const number = file.nationalNumber.value;
  return (
    <span className="person-head">
      <span className="row">
        <span>{born}</span>
        <span>
          <span className="quiet">{number === null ? t('head.noNumber') : t('head.number')}</span>{' '}
          {number === null ? null : <bdi className="mono">{number}</bdi>}
        </span>
        <SourceChip provenance={file.nationalNumber.provenance} />
      </span>
      <span className="row row-tight person-markers">
        {file.civilStatus === 'alive' ? null : (
          <StateChip tone="wait">{t(`status.${file.civilStatus}`)}</StateChip>
        )}
        {file.hasShieldedAddress ? <StateChip tone="wait">{t('status.shielded')}</StateChip> : null}
        {file.alerts.map((alert) => (
          <StateChip key={alert} tone="wait">
            {t(`alert.${alert}`)}
          </StateChip>
        ))}
        {file.formerNames.length === 0 ? null : (
          <span className="quiet">{t('head.formerly', { names: format.list(file.formerNames) })}</span>
        )}
      </span>
    </span>
  );
};
