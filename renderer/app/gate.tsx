import { useState } from 'react';
import { useFreshAnswers } from '../api/use-core-events.ts';
import { useAnswer } from '../api/use-answer.ts';
import { SetUpScreen } from '../features/session/set-up-screen.tsx';
import { SignInScreen } from '../features/session/sign-in-screen.tsx';
import { StartScreen } from '../features/session/start-screen.tsx';
import { Frame } from './frame/frame.tsx';
import { OutsideFrame } from './frame/outside-frame.tsx';
import { Routes } from './routes.tsx';
import { useEndedSession } from './use-ended-session.ts';

/** What has to be so before there is work: the desk answers, the machine is set up, somebody has signed in. */
export const Gate = () => {
  useFreshAnswers();
  const ended = useEndedSession();
  const [isSettingUpAgain, setIsSettingUpAgain] = useState(false);
  const device = useAnswer('device/state', {});
  const current = useAnswer('session/current', {});

  if (device.state !== 'ready' || current.state !== 'ready') {
    const problem = device.state === 'problem' ? device : current.state === 'problem' ? current : null;
    return (
      <OutsideFrame version={null} isDemonstration={false}>
        <StartScreen problem={problem?.problem ?? null} onRetry={() => problem?.retry()} />
      </OutsideFrame>
    );
  }
  const { session } = current.value;
  if (session !== null) {
    return (
      <Frame session={session} device={device.value}>
        <Routes />
      </Frame>
    );
  }
  return (
    <OutsideFrame version={device.value.version} isDemonstration={device.value.isDemonstration}>
      {device.value.isEnrolled && !isSettingUpAgain ? (
        <SignInScreen device={device.value} ended={ended} onSetUpAgain={() => setIsSettingUpAgain(true)} />
      ) : (
        <SetUpScreen isAgain={isSettingUpAgain} onDone={() => setIsSettingUpAgain(false)} />
      )}
    </OutsideFrame>
  );
};
