import { useEffect, useState } from 'react';
import type { Output } from '../../../preload/contract/calls.ts';
import { useAnswer } from '../../api/use-answer.ts';
import type { AnswerState } from '../../api/use-answer.ts';
import { searchTextOf } from './search-text.ts';

/** A pause this long after a key, so that a fast typist does not ask for every letter; short enough not to be felt. */
const pauseMs = 40;
const shownAtOnce = 30;

const useAfterPause = (text: string | null): string | null => {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return text === null ? null : paused;
};

export type PersonSearch =
  | { readonly state: 'idle'; readonly isCurrent: false }
  | {
      readonly state: 'asked';
      /** What the answer is about. */
      readonly text: string;
      readonly answer: AnswerState<'person/find'>;
      /** False while the answer on the screen is still that of an earlier text. */
      readonly isCurrent: boolean;
    };

export type Matches = Output<'person/find'>['matches'];

/** Searches while somebody writes. The last answer stays until the next one is there, so the list never blinks. */
export const usePersonSearch = (typed: string): PersonSearch => {
  const wanted = searchTextOf(typed);
  const asked = useAfterPause(wanted);
  const answer = useAnswer(
    'person/find',
    { text: asked ?? '', limit: shownAtOnce },
    { keepLast: true, isEnabled: asked !== null },
  );
  if (wanted === null || asked === null) return { state: 'idle', isCurrent: false };
  const isCurrent = asked === wanted && answer.state === 'ready' && !answer.isRefreshing;
  return { state: 'asked', text: asked, answer, isCurrent };
};
