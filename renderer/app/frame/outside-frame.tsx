import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../components/mark.tsx';
import { DemonstrationBadge } from './demonstration-badge.tsx';
import { LookMenus } from './look-menus.tsx';
import { SkipLink } from './skip-link.tsx';
import './top-controls.css';
import './outside-frame.css';

export type OutsideFrameProps = {
  readonly version: string | null;
  readonly isDemonstration: boolean;
  readonly children: ReactNode;
};

/** The page before anybody has signed in: one thing to do, and how it looks. */
export const OutsideFrame = ({ version, isDemonstration, children }: OutsideFrameProps) => {
  const { t } = useTranslation(['app', 'session']);
  return (
    <div className="outside">
      <SkipLink />
      <header className="outside-top">
        <p className="outside-name">
          <Mark />
          Counterpart
        </p>
        {isDemonstration ? <DemonstrationBadge /> : null}
        <div className="top-end">
          <LookMenus />
        </div>
      </header>
      <main id="work" className="outside-work" tabIndex={-1}>
        {children}
      </main>
      <footer className="outside-foot">
        <p>{t('session:promise')}</p>
        {version === null ? null : <p>{t('session:about', { version })}</p>}
      </footer>
    </div>
  );
};
