import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isPlaceOf, places } from '../places.ts';

/** The places of the desk; at the bottom of a narrow window. */
export const Rail = ({ path }: { readonly path: string }) => {
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
