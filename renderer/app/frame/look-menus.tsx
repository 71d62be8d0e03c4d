import { Languages, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/language-context.tsx';
import { ContrastSection, DensitySection, LanguageSection, ThemeSection } from './look-sections.tsx';
import { TopMenu } from './top-menu.tsx';

/** In a wide window: the language, and how everything looks. */
export const LookMenus = () => {
  const { t } = useTranslation('app');
  const { language } = useLanguage();
  return (
    <>
      <TopMenu
        label={language.name}
        name={`${t('top.language')}: ${language.name}`}
        icon={<Languages aria-hidden size={18} />}
      >
        <LanguageSection />
      </TopMenu>
      <TopMenu label={t('top.look')} name={t('top.look')} icon={<SunMoon aria-hidden size={18} />}>
        <ThemeSection />
        <ContrastSection />
        <DensitySection />
      </TopMenu>
    </>
  );
};
