import { useTranslation } from 'react-i18next';
import type { ProtectionLogEntry } from '../../../preload/contract/protection-log.ts';
import { Entry } from '../../components/entry.tsx';
import { Quote } from '../../components/quote.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';

export type LogRowProps = { readonly entry: ProtectionLogEntry };

/** When, of whom, what, by which two, for what purpose and in whose words. */
export const LogRow = ({ entry }: LogRowProps) => {
  const { t } = useTranslation('protection');
  const pack = useCodedText('pack');
  const format = useFormat();
  const { at, personName, staffName, secondStaffName, purposeId, reason, fields, outcome } = entry;
  const purpose = pack.has(`purpose.${purposeId}`) ? pack.text(`purpose.${purposeId}`) : purposeId;
  return (
    <Entry
      aside={
        <div className="stack stack-tight stack-start">
          <StateChip tone={outcome === 'shown' ? 'neutral' : 'wait'}>{t(`outcome.${outcome}`)}</StateChip>
          <p className="quiet small">
            <time dateTime={at}>{format.moment(at)}</time>
          </p>
        </div>
      }
    >
      <h2 className="entry-name">
        <bdi>{personName}</bdi>
      </h2>
      <p>{fields.map((field) => t(`field.${field}`)).join(' · ')}</p>
      <p>{t('by', { staff: staffName, second: secondStaffName })}</p>
      <p className="quiet small">{t('purpose', { purpose })}</p>
      <Quote>{reason}</Quote>
    </Entry>
  );
};
