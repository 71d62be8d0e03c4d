import { useTranslation } from 'react-i18next';
import type { Benefit } from '../../../preload/contract/person.ts';
import { Panel } from '../../components/panel.tsx';
import { sharedProvenance } from '../../components/shared-provenance.ts';
import { SourceChip } from '../../components/source-chip.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import type { ChipTone } from '../../components/state-chip.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import type { FileProps } from './person-head.tsx';

const tones: Readonly<Record<Benefit['status'], ChipTone>> = {
  paid: 'good',
  paused: 'wait',
  ended: 'neutral',
  applied: 'wait',
};

type BenefitLineProps = { readonly benefit: Benefit; readonly isSourceKnown: boolean };

const BenefitLine = ({ benefit, isSourceKnown }: BenefitLineProps) => {
  const { t } = useTranslation('person');
  const pack = useCodedText('pack');
  const format = useFormat();
  const amount = format.money(benefit.monthlyAmountMinor, benefit.currency);
  return (
    <li className="benefit">
      <span className="benefit-name">{pack.text(`benefit.${benefit.kind}`)}</span>
      <StateChip tone={tones[benefit.status]}>{t(`benefits.status.${benefit.status}`)}</StateChip>
      <span className="benefit-amount">
        <span>{t('benefits.monthly', { amount })}</span>
        {benefit.nextPaymentOn === null ? null : (
          <span className="quiet">{t('benefits.next', { day: format.day(benefit.nextPaymentOn) })}</span>
        )}
      </span>
      {isSourceKnown ? null : <SourceChip provenance={benefit.provenance} />}
    </li>
  );
};

/** What is paid, how much, and when next. */
export const BenefitsPanel = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const shared = sharedProvenance(file.benefits.map(({ provenance }) => provenance));
  return (
    <Panel title={t('section.benefits')} aside={shared === null ? null : <SourceChip provenance={shared} />}>
      {file.benefits.length === 0 ? (
        <p className="quiet">{t('benefits.none')}</p>
      ) : (
        <ul className="benefits">
          {file.benefits.map((benefit) => (
            <BenefitLine key={benefit.benefitId} benefit={benefit} isSourceKnown={shared !== null} />
          ))}
        </ul>
      )}
    </Panel>
  );
};
