import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { DeviceState, Session } from '../../../preload/contract/session.ts';
import { useShortcuts } from '../../components/shortcuts.tsx';
import { AddColleagueDialog } from '../../features/session/add-colleague-dialog.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { CommandPalette } from '../palette/command-palette.tsx';
import { placesFor } from '../places.ts';
import { CitizenTabs } from './citizen-tabs.tsx';
import { KeyboardMap } from './keyboard-map.tsx';
import { Rail } from './rail.tsx';
import { SkipLink } from './skip-link.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopControls } from './top-controls.tsx';
import './frame.css';

export type FrameProps = {
  readonly session: Session;
  readonly device: DeviceState;
  readonly children: ReactNode;
};

type Open = 'palette' | 'keyboard' | 'add-colleague' | null;

const goKeys = {
  home: 'keyboard.goHome',
  find: 'keyboard.goFind',
  outbox: 'keyboard.goOutbox',
  trips: 'keyboard.goTrips',
  reviews: 'keyboard.goReviews',
  services: 'keyboard.goServices',
} as const;

/** What stays while screens change: citizens at the top, places at the side, the truth about the desk at the bottom. */
export const Frame = ({ session, device, children }: FrameProps) => {
  const { t } = useTranslation('app');
  const [path, navigate] = useLocation();
  const [open, setOpen] = useState<Open>(null);
  const places = placesFor(session.staff.role);
  useShortcuts(
    [
      { keys: 'Ctrl+K', label: t('keyboard.goTo'), run: () => setOpen('palette') },
      { keys: '?', label: t('keyboard.show'), run: () => setOpen('keyboard') },
      ...places.map((place) => ({
        keys: place.keys,
        label: t(goKeys[place.id]),
        run: () => navigate(place.path),
      })),
    ],
    'frame',
  );
  const close = (): void => setOpen(null);
  const showKeyboard = (): void => setOpen('keyboard');

  return (
    <div className="frame">
      <SkipLink />
      <header className="frame-top">
        <CitizenTabs path={path} />
        <TopControls
          session={session}
          isDemonstration={device.isDemonstration}
          onGoTo={() => setOpen('palette')}
          onKeyboard={showKeyboard}
          onAddColleague={() => setOpen('add-colleague')}
        />
      </header>
      <Rail path={path} places={places.filter(({ isOnRail }) => isOnRail)} />
      <main id="work" className="frame-work" tabIndex={-1}>
        <ErrorBoundary place={path}>{children}</ErrorBoundary>
      </main>
      <StatusBar staff={session.staff} />
      <CommandPalette isOpen={open === 'palette'} onClose={close} onKeyboard={showKeyboard} />
      <KeyboardMap isOpen={open === 'keyboard'} onClose={close} />
      {open === 'add-colleague' ? <AddColleagueDialog isOpen onClose={close} /> : null}
    </div>
  );
};
