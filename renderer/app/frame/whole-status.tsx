import { useTranslation } from 'react-i18next';
import { Facts, type FactLine } from '../../components/facts.tsx';
import type { StatusWords } from './describe-status.ts';
import { MeteredField } from './metered-field.tsx';
import { useServiceTrouble } from './service-trouble.tsx';

type WholeStatusProps = { readonly words: StatusWords; readonly who: string };

const line = (term: string, value: string | null): readonly FactLine[] =>
  value === null ? [] : [{ term, value }];

/** Every piece of the status line with its word, and what the staff can say of the connection. */
export const WholeStatus = ({ words, who }: WholeStatusProps) => {
  const { t } = useTranslation('app');
  const trouble = useServiceTrouble();
  const { work, parked, held, filling, clock, disk } = words;
  return (
    <div className="status-whole">
      <Facts
        lines={[
          { term: t('status.who'), value: who },
          { term: t('status.connection'), value: words.connection },
          ...line(t('status.waitsForTerm'), words.nextTry),
          ...line(t('status.linkTerm'), words.slow),
          { term: t('status.work'), value: parked === null ? work : `${work}. ${parked}.` },
          ...line(t('status.heldTerm'), held?.whole ?? null),
          ...line(t('place.services'), trouble),
          { term: t('status.data'), value: filling?.words ?? words.data },
          { term: t('status.receipt'), value: words.receipt },
          ...line(t('status.leaseTerm'), words.lease),
          ...line(t('status.diskTerm'), disk?.whole ?? null),
          ...line(t('status.clockTerm'), clock === null ? null : `${clock}. ${t('status.clockHelp')}`),
        ]}
      />
      <MeteredField />
    </div>
  );
};
