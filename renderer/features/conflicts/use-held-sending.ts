import { useCallback, useEffect, useRef, useState } from 'react';

/** How long a decision can be taken back before anything leaves the machine. */
export const holdSeconds = 6;

export type HeldSending = {
  /** Null where nothing is held. */
  readonly secondsLeft: number | null;
  /** What is done then is what was confirmed, whatever the screen says by that time. */
  readonly hold: (send: () => void) => void;
  readonly undo: () => void;
};

/**
 * Waits a few seconds before it does what was confirmed. Who leaves the screen meanwhile has confirmed it all the same: it is done at once,
 * and not forgotten.
 */
export const useHeldSending = (): HeldSending => {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const held = useRef<(() => void) | null>(null);

  const finish = useCallback((): void => {
    const send = held.current;
    if (send === null) return;
    held.current = null;
    setSecondsLeft(null);
    send();
  }, []);

  useEffect(() => {
    if (secondsLeft === null) return undefined;
    const timer = setTimeout(() => (secondsLeft <= 1 ? finish() : setSecondsLeft(secondsLeft - 1)), 1000);
    return () => clearTimeout(timer);
  }, [secondsLeft, finish]);

  useEffect(() => {
    window.addEventListener('pagehide', finish);
    return () => {
      window.removeEventListener('pagehide', finish);
      finish();
    };
  }, [finish]);

  return {
    secondsLeft,
    hold: (send) => {
      held.current = send;
      setSecondsLeft(holdSeconds);
    },
    undo: () => {
      held.current = null;
      setSecondsLeft(null);
    },
  };
};
