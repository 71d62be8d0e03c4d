import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Trip } from '../../../preload/contract/trip.ts';
import { Entry } from '../../components/entry.tsx';
import { tripPath } from '../../components/paths.ts';
import { StateChip } from '../../components/state-chip.tsx';
import { standingOf, toneOf, useTripWords } from './trip-words.ts';

/** One journey: whether it is taken along, when, where and with how many. */
export const TripRow = ({ trip }: { readonly trip: Trip }) => {
  const { t } = useTranslation('trip');
  const words = useTripWords();
  const standing = standingOf(trip);
  return (
    <Entry
      aside={
        <div className="stack stack-tight stack-start">
          <StateChip tone={toneOf[standing]}>{t(`state.${standing}`)}</StateChip>
        </div>
      }
    >
      <Link href={tripPath(trip.tripId)} className="entry-name">
        <bdi>{trip.name}</bdi>
      </Link>
      <p>{words.days(trip)}</p>
      <p className="quiet small">
        {trip.places.length === 0 ? null : (
          <>
            <bdi>{words.places(trip)}</bdi>
            {' · '}
          </>
        )}
        {words.people(trip.people)}
      </p>
    </Entry>
  );
};
