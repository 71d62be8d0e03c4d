import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../preload/contract/person.ts';
import { useFormat } from '../language/use-format.ts';
import './legal-state.css';

export type WithdrawnProps = NonNullable<TimelineEntry['withdrawn']>;

/** Who took work back, when, and why in their words. */
export const Withdrawn = ({ staffName, reason, at }: WithdrawnProps) => {
  const { t } = useTranslation('app');
  const format = useFormat();
  return (
    <p className="legal-why small">
      <span className="quiet">{t('legal.withdrawnBy', { staff: staffName, at: format.moment(at) })}</span>{' '}
      <q dir="auto">{reason}</q>
    </p>
  );
};
