import { useTranslation } from 'react-i18next';
import { LinkButton } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { homePath } from '../components/paths.ts';

/** An address that leads nowhere. */
export const NotHere = () => {
  const { t } = useTranslation('app');
  return (
    <Page title={t('notHere.title')} lead={t('notHere.lead')}>
      <div>
        <LinkButton href={homePath} look="primary">
          {t('notHere.home')}
        </LinkButton>
      </div>
    </Page>
  );
};
