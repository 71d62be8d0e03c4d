import { useCallback, useRef, useState } from 'react';
import type { calls, Answer, CallName, CallProblem, Input } from '../../preload/contract/calls.ts';
import { useCore } from './core-context.tsx';

export type CommandName = {
  [C in CallName]: (typeof calls)[C]['kind'] extends 'command' ? C : never;
}[CallName];

export type Command<C extends CommandName> = {
  /** Does it once: while it runs, a second `run` gives the answer of the first. */
  readonly run: (input: Input<C>) => Promise<Answer<C>>;
  readonly isRunning: boolean;
  /** Why the last run was not done; null before, during and after a run that was. */
  readonly problem: CallProblem<C> | null;
  readonly clearProblem: () => void;
};

/** A command of the contract with the state a button needs. */
export const useCommand = <C extends CommandName>(name: C): Command<C> => {
  const core = useCore();
  const running = useRef<Promise<Answer<C>> | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const [problem, setProblem] = useState<CallProblem<C> | null>(null);

  const run = useCallback(
    (input: Input<C>): Promise<Answer<C>> => {
      if (running.current !== null) return running.current;
      setIsRunning(true);
      setProblem(null);
      const answering = core.call(name, input).then((answer) => {
        running.current = null;
        setIsRunning(false);
        if (!answer.ok) setProblem(answer.problem);
        return answer;
      });
      running.current = answering;
      return answering;
    },
    [core, name],
  );
  const clearProblem = useCallback(() => setProblem(null), []);
  return { run, isRunning, problem, clearProblem };
};
