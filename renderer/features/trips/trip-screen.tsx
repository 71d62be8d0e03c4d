import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TripDetail, TripId } from '../../../preload/contract/trip.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LinkButton } from '../../components/button.tsx';
import { Entry } from '../../components/entry.tsx';
import { Facts } from '../../components/facts.tsx';
import { LoadedPage } from '../../components/loaded-page.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { personPath, tripsPath } from '../../components/paths.ts';
import { useFormat } from '../../language/use-format.ts';
import { Readiness } from './readiness.tsx';
import { TakeButtons } from './take-buttons.tsx';
import { useTripWords } from './trip-words.ts';
import './trips.css';

export type TripScreenProps = { readonly tripId: TripId };

/** A journey: whether this machine is ready for it, and what it takes along. */
export const TripScreen = ({ tripId }: TripScreenProps) => {
  const { t } = useTranslation('trip');
  const answer = useAnswer('trip/get', { tripId });
  const back = (
    <LinkButton href={tripsPath} look="quiet">
      {t('back')}
    </LinkButton>
  );
  const titles = { loading: t('loading'), unavailable: t('unavailable') };
  return (
    <LoadedPage
      answer={answer}
      titles={titles}
      wayOut={<LinkButton href={tripsPath}>{t('back')}</LinkButton>}
    >
      {(detail) => (
        <Page title={detail.trip.name} aside={back}>
          <Readiness detail={detail} />
          <TakeButtons trip={detail.trip} />
          <TripFacts detail={detail} />
          {detail.trip.isTaken ? <Appointments detail={detail} /> : null}
        </Page>
      )}
    </LoadedPage>
  );
};

const TripFacts = ({ detail }: { readonly detail: TripDetail }) => {
  const { t } = useTranslation('trip');
  const words = useTripWords();
  const format = useFormat();
  const { trip, mandates, dataAsOf, takenAt, takenBy } = detail;
  return (
    <Facts
      lines={[
        { term: t('facts.days'), value: words.days(trip) },
        { term: t('facts.places'), value: <bdi>{words.places(trip)}</bdi> },
        { term: t('facts.people'), value: format.number(trip.people) },
        ...(takenAt === null
          ? []
          : [
              { term: t('facts.mandates'), value: format.number(mandates) },
              {
                term: t('facts.dataAsOf'),
                value: dataAsOf === null ? t('never') : format.moment(dataAsOf),
              },
              {
                term: t('facts.takenBy'),
                value: t('takenBy', { name: takenBy ?? '', at: format.moment(takenAt) }),
              },
            ]),
        { term: t('facts.goneAt'), value: format.moment(trip.goneAt) },
      ]}
    />
  );
};

const Appointments = ({ detail: { appointments } }: { readonly detail: TripDetail }) => {
  const { t } = useTranslation('trip');
  const format = useFormat();
  return (
    <Panel title={t('appointments.title')}>
      {appointments.length === 0 ? <p className="quiet">{t('appointments.none')}</p> : null}
      <ol className="entries">
        {appointments.map(({ personId, name, at, place }) => (
          <Entry key={`${personId} ${at}`} aside={<time dateTime={at}>{format.moment(at)}</time>}>
            {name === null ? (
              <span className="quiet">{t('appointments.notHere')}</span>
            ) : (
              <Link href={personPath(personId)} className="entry-name">
                <bdi>{name}</bdi>
              </Link>
            )}
            <span className="quiet small">
              <bdi>{place}</bdi>
            </span>
          </Entry>
        ))}
      </ol>
    </Panel>
  );
};
