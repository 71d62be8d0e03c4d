import { useTranslation } from 'react-i18next';
import type { MandateOffer } from '../../../preload/contract/mandate-making.ts';
import { DateField } from '../../components/date-field.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { Part } from './part.tsx';
import type { PartProps } from './part.tsx';

type Duration = MandateOffer['durations'][number];

/** How long: each duration with its last day in full, as it would be from today. */
export const DurationPart = ({ offer, form, onChange, faults }: PartProps) => {
  const { t } = useTranslation('mandate');
  const pack = useCodedText('pack');
  const format = useFormat();
  const labelOf = ({ duration, days }: Duration): string => {
    const key = `duration.${duration}`;
    if (pack.has(key)) return pack.text(key);
    return days === null ? t('duration.open') : t('duration.days', { count: days });
  };
  const detailOf = ({ until, days }: Duration): string =>
    until === null || days === null
      ? t('duration.thisContact')
      : t('duration.until', { day: format.dayWithWeekday(until) });
  return (
    <Part title={t('part.duration')}>
      <RadioCards
        label={t('duration.label')}
        help={t('duration.help')}
        value={form.duration}
        onChange={(duration) => onChange({ ...form, duration })}
        cards={offer.durations.map((each) => ({
          value: each.duration,
          label: labelOf(each),
          detail: detailOf(each),
        }))}
      />
      <DateField
        label={t('duration.from')}
        value={form.validFrom}
        onChange={(validFrom) => onChange({ ...form, validFrom })}
        error={faults.includes('validFrom') ? t('needed.validFrom') : null}
      />
    </Part>
  );
};
