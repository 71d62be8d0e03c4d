import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { SignaturePad } from '../../components/signature-pad.tsx';
import { CodeFields } from './code-fields.tsx';
import type { GivingProps } from './giving-props.ts';
import { PaperFields } from './paper-fields.tsx';
import { Part } from './part.tsx';
import { ReadBackFields } from './read-back-fields.tsx';

/** How it is given. A way that cannot be gone now stays in the list and says why. */
export const GivingPart = (props: GivingProps) => {
  const { t } = useTranslation('mandate');
  const { offer, form, onChange, fault } = props;
  const hasNone = offer.ways.every(({ isPossible }) => !isPossible);
  return (
    <Part title={t('part.giving')}>
      {hasNone ? (
        <Notice tone="wait" title={t('giving.none')}>
          <p>{t('giving.noneHelp')}</p>
        </Notice>
      ) : null}
      <RadioCards
        label={t('giving.label', { name: offer.grantor.name })}
        layout="list"
        value={form.way}
        onChange={(way) => onChange({ ...form, way })}
        error={fault === 'way' ? t('givingNeeded.way') : null}
        cards={offer.ways.map(({ way, isPossible, whyNot }) => ({
          value: way,
          label: t(`way.${way}`),
          detail:
            whyNot === null ? t(`wayHelp.${way}`) : t(`why-not.${whyNot}`, { name: offer.grantor.name }),
          isDisabled: !isPossible,
        }))}
      />
      {form.way === 'signature-on-screen' ? (
        <SignaturePad
          label={t('giving.sign', { name: offer.grantor.name })}
          help={t('giving.signHelp')}
          strokes={form.strokes}
          onChange={(strokes) => onChange({ ...form, strokes })}
          error={fault === 'signature' ? t('givingNeeded.signature') : null}
        />
      ) : null}
      {form.way === 'code' ? <CodeFields {...props} /> : null}
      {form.way === 'phone-read-back' ? <ReadBackFields {...props} /> : null}
      {form.way === 'paper' || form.way === 'request-letter' ? <PaperFields {...props} /> : null}
    </Part>
  );
};
