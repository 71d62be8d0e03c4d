import { useTranslation } from 'react-i18next';
import type { Trip } from '../../../preload/contract/trip.ts';
import type { ChipTone } from '../../components/state-chip.tsx';
import { useFormat } from '../../language/use-format.ts';

export type TripStanding = 'planned' | 'filling' | 'taken' | 'cancelled';

/** Whether the machine takes it along, and whether all of it is here. */
export const standingOf = ({ state, isTaken, here, people }: Trip): TripStanding => {
  if (state === 'cancelled') return 'cancelled';
  if (!isTaken) return 'planned';
  return here < people ? 'filling' : 'taken';
};

export const toneOf: { readonly [S in TripStanding]: ChipTone } = {
  planned: 'neutral',
  filling: 'wait',
  taken: 'good',
  cancelled: 'danger',
};

/** Days, places and sizes of trips as they are said. */
export const useTripWords = () => {
  const { t } = useTranslation('trip');
  const format = useFormat();
  return {
    days: ({ fromDay, untilDay }: Trip): string =>
      fromDay === untilDay
        ? t('day', { day: format.dayWithWeekday(fromDay) })
        : t('day', { day: format.days(fromDay, untilDay) }),
    people: (count: number): string => t('people', { count, people: format.number(count) }),
    places: ({ places }: Trip): string => (places.length === 0 ? t('none') : format.list(places)),
  };
};
