import { useTranslation } from 'react-i18next';
import type { PersonMatch } from '../../../preload/contract/person.ts';
import { StateChip } from '../../components/state-chip.tsx';
import { useFormat } from '../../language/use-format.ts';
import './find.css';

export type MatchLineProps = { readonly match: PersonMatch };

const markerTones: Readonly<Record<PersonMatch['markers'][number], 'wait' | 'neutral'>> = {
  'no-number': 'neutral',
  shielded: 'wait',
  deceased: 'wait',
  'same-name-and-birth-date': 'neutral',
  emigrated: 'neutral',
  'not-for-you': 'wait',
};

/** Why this person is in the list, in words; nothing where the name is simply the one that was written. */
const Why = ({ match }: MatchLineProps) => {
  const { t } = useTranslation('find');
  const reasons = [
    ...(match.matchedOn === 'name' ? [] : [t(`match.${match.matchedOn}`)]),
    ...(match.isExact ? [] : [t('match.guess')]),
  ];
  return reasons.length === 0 ? null : <span className="match-why">{reasons.join(' · ')}</span>;
};

/** One person of a search answer: just enough to tell people apart. */
export const MatchLine = ({ match }: MatchLineProps) => {
  const { t } = useTranslation('find');
  const format = useFormat();
  const isHidden = match.markers.includes('shielded') || match.markers.includes('not-for-you');
  const town = match.town ?? t(isHidden ? 'line.townProtected' : 'line.townUnknown');
  const born =
    match.birthDate === null
      ? t('line.birthDateUnknown')
      : t('line.born', { day: format.day(match.birthDate) });
  return (
    <span className="match">
      <span className="match-name">{match.name}</span>
      <span className="match-born">{born}</span>
      <span className="match-town">{town}</span>
      <span className="match-end">
        <Why match={match} />
        {match.markers.map((marker) => (
          <StateChip key={marker} tone={markerTones[marker]}>
            {t(`marker.${marker}`)}
          </StateChip>
        ))}
      </span>
    </span>
  );
};
