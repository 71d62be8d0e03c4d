import { UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EventData } from '../../../preload/contract/events.ts';
import type { DeviceState } from '../../../preload/contract/session.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { SignInForm } from './sign-in-form.tsx';

export type SignInScreenProps = {
  readonly device: DeviceState;
  /** Why the last session of this page ended. */
  readonly ended: EventData<'session/ended'>['reason'] | null;
  readonly onSetUpAgain: () => void;
};

/** Who works here now. */
export const SignInScreen = ({ device, ended, onSetUpAgain }: SignInScreenProps) => {
  const { t } = useTranslation(['session', 'app']);
  return (
    <Page title={t('signIn.title')} focus={device.staff.length === 1 ? 'none' : 'title'}>
      {ended === null ? null : (
        <Notice
          tone={ended === 'lease-expired' ? 'wait' : 'info'}
          title={t(`app:ended.${ended}`)}
          isAnnounced
        >
          {ended === 'signed-out' || ended === 'not-on-lease' ? null : <p>{t('app:ended.safe')}</p>}
        </Notice>
      )}
      {device.staff.length === 0 ? (
        <EmptyState
          title={t('signIn.nobody')}
          icon={<UserRoundX aria-hidden size={28} />}
          actions={<Button onPress={onSetUpAgain}>{t('signIn.setUpAgain')}</Button>}
        >
          {t('signIn.nobodyHelp')}
        </EmptyState>
      ) : (
        <SignInForm staff={device.staff} onSetUpAgain={onSetUpAgain} />
      )}
      {device.isDemonstration ? <p className="quiet small">{t('app:demonstrationHelp')}</p> : null}
    </Page>
  );
};
