import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOffer } from '../../../../preload/contract/identity.ts';
import { Button } from '../../../components/button.tsx';
import { RadioCards } from '../../../components/radio-cards.tsx';
import { useCodedText } from '../../../language/coded-text.ts';

/** How many are shown before somebody asks for the rest. */
const shownFirst = 4;

type MethodChooserProps = {
  readonly methods: readonly MethodOffer[];
  readonly value: string;
  readonly onChange: (method: string) => void;
};

/** The ways of this channel, the best first. What cannot be used now says why. */
export const MethodChooser = ({ methods, value, onChange }: MethodChooserProps) => {
  const { t } = useTranslation(['identity', 'interaction']);
  const pack = useCodedText('pack');
  const [isWhole, setIsWhole] = useState(methods.length <= shownFirst + 1);
  const shown = isWhole ? methods : methods.filter(({ method }, at) => at < shownFirst || method === value);
  const detail = ({ whyNot, level, maxAgeMinutes }: MethodOffer): string => {
    if (whyNot !== null) return t(`whyNot.${whyNot}`);
    if (level === 'none') return t('provesNothing');
    const reaches = t('interaction:identity.reaches', { level: t(`interaction:level.${level}`) });
    return maxAgeMinutes === null ? reaches : `${reaches}. ${t('counts', { count: maxAgeMinutes })}`;
  };
  return (
    <div className="stack stack-tight">
      <RadioCards
        label={t('interaction:identity.method')}
        value={value}
        onChange={onChange}
        cards={shown.map((offer) => ({
          value: offer.method,
          label: pack.text(`identityMethod.${offer.method}`),
          detail: detail(offer),
          isDisabled: offer.whyNot !== null,
        }))}
      />
      {isWhole ? null : (
        <div className="row">
          <Button look="quiet" onPress={() => setIsWhole(true)}>
            {t('more', { count: methods.length })}
          </Button>
        </div>
      )}
    </div>
  );
};
