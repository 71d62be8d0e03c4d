import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isPlaceOf } from '../places.ts';
import type { Place } from '../places.ts';

export type RailProps = { readonly path: string; readonly places: readonly Place[] };

/** The places of the desk; at the bottom of a narrow window. */
export const Rail = ({ path, places }: RailProps) => {
  const { t } = useTranslation('app');
  return (
    <nav className="rail" aria-label={t('place.label')}>
      <ul className="rail-list">
        {places.map((place) => {
          const Icon = place.icon;
          const current = isPlaceOf(place, path) ? { 'aria-current': 'page' as const } : {};
          return (
            <li key={place.id} className="rail-place">
              <Link href={place.path} className="rail-link" {...current}>
                <Icon aria-hidden size={22} />
                <span>{t(`place.${place.id}`)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};
