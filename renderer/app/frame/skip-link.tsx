import { useTranslation } from 'react-i18next';

/** The first thing Tab comes to: past the frame, to the work. */
export const SkipLink = () => {
  const { t } = useTranslation('app');
  return (
    <a className="skip" href="#work">
      {t('skipToWork')}
    </a>
  );
};
