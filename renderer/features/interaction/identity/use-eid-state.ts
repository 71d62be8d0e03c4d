import { useEffect, useRef, useState } from 'react';
import type { EidAttempt, EidState } from '../../../../preload/contract/identity.ts';
import type { Interaction } from '../../../../preload/contract/interaction.ts';
import type { CallProblem } from '../../../../preload/contract/calls.ts';
import { useCore } from '../../../api/core-context.tsx';

type LookProblem = CallProblem<'identity/look-at-eid'>;

/** Soon enough that nobody notices the wait, seldom enough for a slow line. */
const everyMs = 2000;

/** Looks at a sign-in until it is over, one look after the other. `onProven` is called once. */
export const useEidState = (
  interactionId: Interaction['interactionId'],
  attempt: EidAttempt | null,
  onProven: (state: EidState) => void,
): { readonly state: EidState | null; readonly problem: LookProblem | null } => {
  const core = useCore();
  const [seen, setSeen] = useState<{
    readonly attemptId: string;
    readonly state: EidState | null;
    readonly problem: LookProblem | null;
  } | null>(null);
  const proven = useRef(onProven);
  useEffect(() => {
    proven.current = onProven;
  });
  const attemptId = attempt?.attemptId ?? null;

  useEffect(() => {
    if (attemptId === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isGone = false;
    const look = async (): Promise<void> => {
      const answer = await core.call('identity/look-at-eid', { interactionId, attemptId });
      if (isGone) return;
      if (!answer.ok) {
        setSeen({ attemptId, state: null, problem: answer.problem });
        return;
      }
      setSeen({ attemptId, state: answer.value, problem: null });
      if (['waiting', 'away'].includes(answer.value.state)) {
        timer = setTimeout(() => void look(), everyMs);
      } else if (answer.value.state === 'proven') proven.current(answer.value);
    };
    void look();
    return () => {
      isGone = true;
      if (timer !== null) clearTimeout(timer);
    };
  }, [core, interactionId, attemptId]);

  return seen !== null && seen.attemptId === attemptId ? seen : { state: null, problem: null };
};
