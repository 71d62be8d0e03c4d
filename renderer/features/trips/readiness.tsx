import { CircleCheck, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Trip, TripCheck, TripDetail } from '../../../preload/contract/trip.ts';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useCheckText } from './use-check-text.ts';

const Check = ({ check }: { readonly check: TripCheck }) => {
  const { t } = useTranslation('trip');
  const textOf = useCheckText();
  const isDone = check.state === 'ok';
  const Icon = isDone ? CircleCheck : Hourglass;
  return (
    <li className={isDone ? 'trip-check' : 'trip-check trip-check-open'}>
      <Icon role="img" aria-label={t(isDone ? 'sign.done' : 'sign.open')} size={20} />
      <span>{textOf(check)}</span>
    </li>
  );
};

/** How many of the trip's citizens are here, while they come. */
const FillingBar = ({ here, people }: Pick<Trip, 'here' | 'people'>) => {
  const { t } = useTranslation('trip');
  const format = useFormat();
  const percent = people === 0 ? 100 : Math.floor((100 * Math.min(here, people)) / people);
  const words = t('progress.value', { here: format.number(here), people: format.number(people) });
  return (
    <div className="trip-progress">
      <ProgressLine label={t('progress.label')} percent={percent} words={words} />
    </div>
  );
};

/** Whether the unit may leave with this machine, in one sentence; then why. */
export const Readiness = ({ detail }: { readonly detail: TripDetail }) => {
  const { t } = useTranslation('trip');
  const { trip, checks, isReady } = detail;
  if (trip.state === 'cancelled')
    return (
      <Notice tone="info" title={t('cancelled.title')}>
        <p>{t('cancelled.help')}</p>
      </Notice>
    );
  if (!trip.isTaken)
    return (
      <Notice tone="info" title={t('notTaken.title')}>
        <p>{t('notTaken.help')}</p>
      </Notice>
    );
  const standing = isReady ? 'ready' : 'notReady';
  return (
    <>
      <Notice tone={isReady ? 'done' : 'wait'} title={t(`${standing}.title`)} isAnnounced>
        <p>{t(`${standing}.help`)}</p>
      </Notice>
      <Panel title={t('checks')}>
        {trip.here < trip.people ? <FillingBar here={trip.here} people={trip.people} /> : null}
        <ul className="trip-checks">
          {checks.map((check) => (
            <Check key={check.what} check={check} />
          ))}
        </ul>
      </Panel>
    </>
  );
};
