import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Tells every style how high the bottom line is (`--status-size`), which is two rows where there is much to say: what stays in sight above it
 * must not lie beneath it. Answers the reference to give to the line.
 */
export const useStatusSize = (): RefObject<HTMLElement | null> => {
  const line = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = line.current;
    if (element === null) return undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.setProperty('--status-size', `${element.offsetHeight}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty('--status-size');
    };
  }, []);
  return line;
};
