import { useTranslation } from 'react-i18next';
import type { Review } from '../../../preload/contract/review.ts';
import type { FieldValue } from '../../../preload/contract/service.ts';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import type { ChipTone } from '../../components/state-chip.tsx';

/** What each state looks like: decided ones step back. */
export const toneOf: Readonly<Record<Review['state'], ChipTone>> = {
  open: 'wait',
  'waiting-for-second': 'wait',
  'citizen-contacted': 'wait',
  accepted: 'good',
  undone: 'neutral',
};

export type ReviewWords = {
  /** What was done, by its service. */
  readonly work: (review: Review) => string;
  readonly ground: (review: Review) => string;
  /** A field of the service's form; its id where the pack has no words. */
  readonly label: (review: Review, fieldId: string) => string;
  readonly value: (value: FieldValue) => string;
};

const dayLike = /^\d{4}-\d{2}-\d{2}$/;

/** The words of a review that come from the pack and from the authority answers. */
export const useReviewWords = (): ReviewWords => {
  const { t } = useTranslation(['review', 'authority']);
  const pack = useCodedText('pack');
  const format = useFormat();
  const value = (held: FieldValue): string => {
    if (held === null || held === '') return '–';
    if (typeof held === 'boolean') return t(held ? 'values.yes' : 'values.no');
    if (typeof held === 'string') return dayLike.test(held) ? format.day(held) : held;
    return held.length === 0 ? t('values.none') : format.number(held.length);
  };
  return {
    work: ({ serviceId }) => (serviceId === null ? t('unknownWork') : pack.text(`service.${serviceId}.name`)),
    ground: ({ ground }) => (ground === null ? t('who.noGround') : t(`authority:ground.${ground}`)),
    label: ({ serviceId }, fieldId) => {
      const key = `service.${serviceId ?? ''}.field.${fieldId}.label`;
      return pack.has(key) ? pack.text(key) : fieldId;
    },
    value,
  };
};
