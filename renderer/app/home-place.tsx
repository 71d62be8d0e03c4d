import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { LinkButton } from '../components/button.tsx';
import { findPath, personPath } from '../components/paths.ts';
import { SearchBox } from '../features/find/search-box.tsx';
import { HomeScreen } from '../features/home/home-screen.tsx';

const NobodyHere = () => {
  const { t } = useTranslation('home');
  return (
    <div className="stack stack-start">
      <p>{t('find.none')}</p>
      <LinkButton href={findPath}>{t('find.elsewhere')}</LinkButton>
    </div>
  );
};

const afterSearch = ({ count }: { readonly count: number }) => (count === 0 ? <NobodyHere /> : null);

/** Home with the search in it: the two features meet here. */
export const HomePlace = () => {
  const { t } = useTranslation('home');
  const [, navigate] = useLocation();
  return (
    <HomeScreen
      search={
        <SearchBox
          label={t('find.title')}
          help={t('find.help')}
          size="large"
          autoFocus
          onChoose={({ personId }) => navigate(personPath(personId))}
          after={afterSearch}
        />
      }
    />
  );
};
