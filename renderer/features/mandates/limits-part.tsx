import { useTranslation } from 'react-i18next';
import { CheckboxCards } from '../../components/checkbox-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { Part } from './part.tsx';
import type { PartProps } from './part.tsx';

/** Within which limits: channels, and what else the grantor says. Sub-delegation is never among them. */
export const LimitsPart = ({ offer, form, onChange }: PartProps) => {
  const { t } = useTranslation('mandate');
  const pack = useCodedText('pack');
  return (
    <Part title={t('part.limits')}>
      <CheckboxCards
        label={t('limits.channels')}
        help={t('limits.channelsHelp')}
        value={form.channels}
        onChange={(channels) => onChange({ ...form, channels })}
        isRequired={false}
        cards={offer.channels.map((channel) => ({ value: channel, label: pack.text(`channel.${channel}`) }))}
      />
      <TextField
        label={t('limits.restrictions')}
        help={t('limits.restrictionsHelp')}
        value={form.restrictions}
        onChange={(restrictions) => onChange({ ...form, restrictions })}
        rows={2}
        maxLength={1000}
        isRequired={false}
      />
      <p className="quiet small">{t('limits.noSubDelegation')}</p>
    </Part>
  );
};
