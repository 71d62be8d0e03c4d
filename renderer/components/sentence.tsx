import type { ReactNode } from 'react';
import './sentence.css';

export type SentenceProps = {
  /** The answer, as it can be said aloud. */
  readonly children: ReactNode;
  readonly tone: 'yes' | 'not-yet' | 'plain';
  readonly level?: 2 | 3;
};

/** The one answer of a screen in large type, such as who may do what until when. Its tone is a bar and words, never colour alone. */
export const Sentence = ({ children, tone, level = 2 }: SentenceProps) => {
  const Heading = level === 2 ? 'h2' : 'h3';
  return <Heading className={`sentence sentence-${tone}`}>{children}</Heading>;
};
