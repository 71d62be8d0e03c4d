import { useTranslation } from 'react-i18next';

/** Says on every screen that no real citizen is in it. */
export const DemonstrationBadge = () => {
  const { t } = useTranslation('app');
  return (
    <span className="demonstration" title={t('demonstrationHelp')}>
      {t('demonstration')}
    </span>
  );
};
