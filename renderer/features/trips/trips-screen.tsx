import { Bus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { TripRow } from './trip-row.tsx';
import './trips.css';

/** The journeys of the centre's mobile unit that are not over, the next one first. */
export const TripsScreen = () => {
  const { t } = useTranslation('trip');
  const answer = useAnswer('trip/list', {});
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded answer={answer}>
        {({ trips }) =>
          trips.length === 0 ? (
            <EmptyState title={t('empty.title')} icon={<Bus aria-hidden size={28} />}>
              <p>{t('empty.help')}</p>
            </EmptyState>
          ) : (
            <ul className="entries" aria-label={t('list')}>
              {trips.map((trip) => (
                <TripRow key={trip.tripId} trip={trip} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
};
