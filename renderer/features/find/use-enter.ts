import { useEffect, useRef } from 'react';
import type { PersonMatch } from '../../../preload/contract/person.ts';

type Found = {
  /** The one that is marked; undefined where nobody matches. */
  readonly match: PersonMatch | undefined;
  /** False while the list is still that of an earlier text, or is being read anew. */
  readonly isCurrent: boolean;
  readonly onChoose: (match: PersonMatch) => void;
};

/** Enter chooses who is marked in the list of what was typed: at once, or, from whoever is quicker than the list, as soon as it is there. */
export const useEnter = ({ match, isCurrent, onChoose }: Found) => {
  const isWaiting = useRef(false);
  const choose = (): void => {
    isWaiting.current = false;
    if (match !== undefined) onChoose(match);
  };
  useEffect(() => {
    if (isWaiting.current && isCurrent) choose();
  });
  return {
    press: (): void => {
      if (isCurrent) choose();
      else isWaiting.current = true;
    },
    /** Typed on, moved to somebody else, or chosen with the mouse. */
    forget: (): void => {
      isWaiting.current = false;
    },
  };
};
