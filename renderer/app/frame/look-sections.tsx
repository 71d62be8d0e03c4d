import { useTranslation } from 'react-i18next';
import { chooseLanguage, languages } from '../../language/languages.ts';
import { useLanguage } from '../../language/language-context.tsx';
import { useLook } from '../look-context.tsx';
import { ChoiceSection } from './choice-section.tsx';

/** The part of a menu that changes the language of the page. */
export const LanguageSection = () => {
  const { t } = useTranslation('app');
  const { language, choose } = useLanguage();
  return (
    <ChoiceSection
      title={t('top.language')}
      value={language.id}
      choices={languages.map(({ id, name, locale }) => ({ value: id, label: name, lang: locale }))}
      onChoose={(id) => choose(chooseLanguage([id]))}
    />
  );
};

export const ThemeSection = () => {
  const { t } = useTranslation('app');
  const { look, change } = useLook();
  return (
    <ChoiceSection
      title={t('look.theme')}
      value={look.theme}
      choices={[
        { value: 'system', label: t('look.system') },
        { value: 'light', label: t('look.light') },
        { value: 'dark', label: t('look.dark') },
      ]}
      onChoose={(theme) => change({ theme })}
    />
  );
};

export const ContrastSection = () => {
  const { t } = useTranslation('app');
  const { look, change } = useLook();
  return (
    <ChoiceSection
      title={t('look.contrast')}
      value={look.contrast}
      choices={[
        { value: 'normal', label: t('look.contrastNormal') },
        { value: 'more', label: t('look.contrastMore') },
      ]}
      onChoose={(contrast) => change({ contrast })}
    />
  );
};

export const DensitySection = () => {
  const { t } = useTranslation('app');
  const { look, change } = useLook();
  return (
    <ChoiceSection
      title={t('look.density')}
      value={look.density}
      choices={[
        { value: 'comfortable', label: t('look.comfortable') },
        { value: 'compact', label: t('look.compact') },
        { value: 'touch', label: t('look.touch') },
      ]}
      onChoose={(density) => change({ density })}
    />
  );
};
