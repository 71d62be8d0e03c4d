import { useCallback, useEffect, useRef, useState } from 'react';

/** How long a decision can be taken back before anything leaves the machine. */
export const holdSeconds = 6;

export type HeldSending = {
  /** Null where nothing is held. */
  readonly secondsLeft: number | null;
  readonly hold: () => void;
  readonly undo: () => void;
};

/**
 * Waits a few seconds before it does what was confirmed. Who leaves the screen meanwhile has confirmed it all the same: it is done at once,
 * and not forgotten.
 */
export const useHeldSending = (send: () => void): HeldSending => {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const newest = useRef(send);
  const isHeld = useRef(false);
  useEffect(() => {
    newest.current = send;
  });

  const finish = useCallback((): void => {
    if (!isHeld.current) return;
    isHeld.current = false;
    setSecondsLeft(null);
    newest.current();
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
    hold: () => {
      isHeld.current = true;
      setSecondsLeft(holdSeconds);
    },
    undo: () => {
      isHeld.current = false;
      setSecondsLeft(null);
    },
  };
};
