import { useTranslation } from 'react-i18next';
import type { TripCheck } from '../../../preload/contract/trip.ts';
import { useFormat } from '../../language/use-format.ts';

/** What a check says, with the moment it is about. */
export const useCheckText = (): ((check: TripCheck) => string) => {
  const { t } = useTranslation('trip');
  const format = useFormat();
  return ({ what, state, at: moment }) => {
    const at = moment === null ? t('never') : format.moment(moment);
    if (what === 'people') return t(state === 'ok' ? 'check.people.ok' : 'check.people.filling');
    if (what === 'lease') return t(state === 'ok' ? 'check.lease.ok' : 'check.lease.too-short', { at });
    if (state === 'missing') return t(`check.${what}.missing`);
    return t(state === 'ok' ? `check.${what}.ok` : `check.${what}.too-old`, { at });
  };
};
