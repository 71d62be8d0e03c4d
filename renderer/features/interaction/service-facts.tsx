import { useTranslation } from 'react-i18next';
import type { ServiceSummary } from '../../../preload/contract/service.ts';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import './authority.css';

/** In one quiet line: who decides, how, by which law, and what it costs. */
export const ServiceFacts = ({ service }: { readonly service: ServiceSummary }) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const format = useFormat();
  const facts = [
    [t('authority.owner'), pack.text(`owner.${service.owner}`)],
    [t('authority.how'), t(`authority.decision.${service.decisionType}`)],
    [t('authority.law'), service.law],
    [
      t('authority.fee'),
      service.feeMinor === 0 ? t('authority.noFee') : format.money(service.feeMinor, 'DKK'),
    ],
  ] as const;
  return (
    <dl className="service-facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
