import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Provenance } from '../../preload/contract/values.ts';
import { useNow } from '../api/use-now.ts';
import { useCodedText } from '../language/coded-text.ts';
import { useFormat } from '../language/use-format.ts';
import './chip.css';

export type SourceChipProps = { readonly provenance: Provenance };

/** Where a fact comes from and how old it is: "CPR, 2 days ago". A copy held here looks like one and says so. */
export const SourceChip = ({ provenance }: SourceChipProps) => {
  const { t } = useTranslation('app');
  const pack = useCodedText('pack');
  const format = useFormat();
  const now = useNow();
  const source = pack.text(`source.${provenance.source}`);
  const age = format.ago(provenance.asOf, now);
  return (
    <span
      className={provenance.isCached ? 'source source-cached' : 'source'}
      title={t('source.asOf', { moment: format.moment(provenance.asOf) })}
    >
      {provenance.isCached ? <History aria-hidden size={14} /> : null}
      {provenance.isCached ? t('source.cached', { source, age }) : t('source.live', { source, age })}
    </span>
  );
};
