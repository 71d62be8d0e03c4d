import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { LinkButton } from '../components/button.tsx';
import { findPath, personPath } from '../components/paths.ts';
import { SearchBox } from '../features/find/search-box.tsx';
import { HomeScreen } from '../features/home/home-screen.tsx';

/** Home with the search in it: the two features meet here. */
export const HomePlace = () => {
  const { t } = useTranslation('home');
  const [, navigate] = useLocation();
  return (
    <HomeScreen
      search={(words) => (
        <SearchBox
          {...words}
          size="large"
          autoFocus
          onChoose={({ personId }) => navigate(personPath(personId))}
          after={({ count }) =>
            count > 0 ? null : (
              <div className="stack stack-start">
                <p>{t('find.none')}</p>
                <LinkButton href={findPath}>{t('find.elsewhere')}</LinkButton>
              </div>
            )
          }
        />
      )}
    />
  );
};
