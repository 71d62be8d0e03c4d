import { Keyboard, LogOut, Menu as MenuIcon, Search, UserRound, UserRoundPlus } from 'lucide-react';
import { Header, MenuItem, MenuSection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../preload/contract/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useIsNarrow } from '../use-is-narrow.ts';
import { DemonstrationBadge } from './demonstration-badge.tsx';
import { LookMenus } from './look-menus.tsx';
import { ContrastSection, DensitySection, LanguageSection, ThemeSection } from './look-sections.tsx';
import { TopMenu } from './top-menu.tsx';
import './top-controls.css';

export type TopControlsProps = {
  readonly session: Session;
  readonly isDemonstration: boolean;
  readonly onGoTo: () => void;
  readonly onKeyboard: () => void;
  readonly onAddColleague: () => void;
};

const StaffSection = ({ session }: Pick<TopControlsProps, 'session'>) => {
  const { t } = useTranslation('app');
  const { staff } = session;
  return (
    <MenuSection className="menu-section">
      <Header className="menu-heading">
        {staff.name}, {t(`role.${staff.role}`)}, {staff.office}
      </Header>
      <MenuItem id="keyboard" className="menu-item" textValue={t('staff.keyboard')}>
        <Keyboard aria-hidden size={18} />
        <span className="menu-words">{t('staff.keyboard')}</span>
        <KeyHint keys="?" />
      </MenuItem>
      <MenuItem id="add-colleague" className="menu-item" textValue={t('staff.addColleague')}>
        <UserRoundPlus aria-hidden size={18} />
        <span className="menu-words">{t('staff.addColleague')}</span>
      </MenuItem>
      <MenuItem id="sign-out" className="menu-item" textValue={t('staff.signOut')}>
        <LogOut aria-hidden size={18} />
        <span className="menu-words">{t('staff.signOut')}</span>
      </MenuItem>
    </MenuSection>
  );
};

/** The end of the top bar: go anywhere, language, display, the staff member. In a narrow window all but the first are one menu. */
export const TopControls = (props: TopControlsProps) => {
  const { session, isDemonstration, onGoTo, onKeyboard, onAddColleague } = props;
  const { t } = useTranslation('app');
  const isNarrow = useIsNarrow();
  const signOut = useCommand('session/sign-out');
  const onAction = (id: string): void => {
    if (id === 'keyboard') onKeyboard();
    if (id === 'add-colleague') onAddColleague();
    if (id === 'sign-out') void signOut.run({});
  };
  const goTo = (
    <Button look="quiet" icon={<Search aria-hidden size={18} />} onPress={onGoTo}>
      <span className="top-go">
        {t('top.goTo')}
        {isNarrow ? null : <KeyHint keys="Ctrl+K" />}
      </span>
    </Button>
  );
  if (isNarrow) {
    return (
      <div className="top-end">
        {isDemonstration ? <DemonstrationBadge /> : null}
        {goTo}
        <TopMenu
          label={t('top.menu')}
          name={t('top.menu')}
          icon={<MenuIcon aria-hidden size={18} />}
          onAction={onAction}
        >
          <StaffSection session={session} />
          <LanguageSection />
          <ThemeSection />
          <ContrastSection />
          <DensitySection />
        </TopMenu>
      </div>
    );
  }
  return (
    <div className="top-end">
      {isDemonstration ? <DemonstrationBadge /> : null}
      {goTo}
      <LookMenus />
      <TopMenu
        label={session.staff.name}
        name={t('staff.menu', { name: session.staff.name })}
        icon={<UserRound aria-hidden size={18} />}
        onAction={onAction}
      >
        <StaffSection session={session} />
      </TopMenu>
    </div>
  );
};
