import type { ReactNode } from 'react';
import type { CallName, Output } from '../../preload/contract/calls.ts';
import type { Problem } from '../../preload/contract/problem.ts';
import type { AnswerState } from '../api/use-answer.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { Skeleton } from './skeleton.tsx';

export type LoadedProps<C extends CallName> = {
  readonly answer: AnswerState<C>;
  readonly children: (value: Output<C>) => ReactNode;
  readonly loading?: ReactNode;
  /** Only where a screen knows a better way on than "try again". */
  readonly problem?: (problem: Problem, retry: () => void) => ReactNode;
};

/** The designed states of an answer: loading, problem, ready (an empty answer is for the child to show). */
export const Loaded = <C extends CallName>({ answer, children, loading, problem }: LoadedProps<C>) => {
  if (answer.state === 'loading') return loading ?? <Skeleton />;
  if (answer.state === 'ready') return children(answer.value);
  return problem === undefined ? (
    <ProblemNotice problem={answer.problem} onRetry={answer.retry} />
  ) : (
    problem(answer.problem, answer.retry)
  );
};
