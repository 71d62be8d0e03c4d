import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Provenance } from '../../preload/contract/values.ts';
import { useCodedText } from '../language/coded-text.ts';
import { useFormat } from '../language/use-format.ts';
import './chip.css';

export type SourceNameProps = { readonly provenance: Provenance };

/** Where something on a dated line comes from; as a copy it looks like one. How old the copy is stands in its title. */
export const SourceName = ({ provenance }: SourceNameProps) => {
  const { t } = useTranslation('app');
  const pack = useCodedText('pack');
  const format = useFormat();
  return (
    <span
      className={provenance.isCached ? 'source source-cached' : 'source'}
      title={t('source.asOf', { moment: format.moment(provenance.asOf) })}
    >
      {provenance.isCached ? <History aria-hidden size={14} /> : null}
      {pack.text(`source.${provenance.source}`)}
    </span>
  );
};
