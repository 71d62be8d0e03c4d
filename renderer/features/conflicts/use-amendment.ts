import { useCallback, useEffect, useRef, useState } from 'react';
import type { ParkedDetail, ParkedWork } from '../../../preload/contract/outbox-parked.ts';
import type { Problem } from '../../../preload/contract/problem.ts';
import type { FieldFault, FieldValue, FieldValues } from '../../../preload/contract/service.ts';
import type { EnvelopeId } from '../../../preload/contract/values.ts';
import { useCore } from '../../api/core-context.tsx';
import { asked, choicesFrom, takeSide, unitId, type Choice, type Choices, type Unit } from './choices.ts';

/** As for every form: a crash loses less than a second of typing. */
const saveDelayMs = 400;

type State = { readonly values: FieldValues; readonly choices: Choices };

export type Amendment = State & {
  readonly faults: readonly FieldFault[];
  readonly problem: Problem | null;
  readonly canUndo: boolean;
  readonly choose: (unit: Unit, choice: Choice) => void;
  readonly type: (fieldId: string, value: FieldValue) => void;
  readonly undo: () => void;
  /** Saves at once; null where the core did not take it. */
  readonly check: () => Promise<readonly FieldFault[] | null>;
};

const chosenState = (state: State, work: ParkedWork, unit: Unit, choice: Choice): State => ({
  choices: { ...state.choices, [unitId(unit)]: choice },
  values:
    choice === 'own'
      ? state.values
      : takeSide(state.values, unit, choice === 'here' ? work.here : work.central),
});

/** Saves what has changed a moment after the last key, and at once when the screen is left. */
const useSaving = (
  envelopeId: EnvelopeId,
  values: FieldValues,
  onFaults: (faults: readonly FieldFault[]) => void,
  onProblem: (problem: Problem | null) => void,
) => {
  const core = useCore();
  const hasChanged = useRef(false);
  const newest = useRef(values);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = useCallback(async (): Promise<readonly FieldFault[] | null> => {
    const answer = await core.call('parked/save-draft', { envelopeId, values: newest.current });
    onProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return null;
    hasChanged.current = false;
    onFaults(answer.value.faults);
    return answer.value.faults;
  }, [core, envelopeId, onFaults, onProblem]);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (hasChanged.current) void save();
    },
    [save],
  );

  const note = (changed: FieldValues): void => {
    hasChanged.current = true;
    newest.current = changed;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), saveDelayMs);
  };
  return { save, note };
};

/** What is being chosen and written to mend parked work, kept in the vault as it grows; every choice can be undone until it is sent. */
export const useAmendment = (item: ParkedDetail['item'], work: ParkedWork): Amendment => {
  const [state, setState] = useState<State>(() => ({
    values: work.draft ?? work.merged,
    choices: choicesFrom(work),
  }));
  const [past, setPast] = useState<readonly State[]>([]);
  const [faults, setFaults] = useState(work.faults);
  const [problem, setProblem] = useState<Problem | null>(null);

  const { save, note } = useSaving(item.envelopeId, state.values, setFaults, setProblem);

  const go = (next: State, isStep: boolean): void => {
    note(next.values);
    if (isStep) setPast((before) => [...before, state]);
    setState(next);
  };

  return {
    ...state,
    faults,
    problem,
    canUndo: past.length > 0,
    choose: (unit, choice) => go(chosenState(state, work, unit, choice), true),
    type: (fieldId, value) => go({ ...state, values: { ...state.values, [fieldId]: value } }, false),
    undo: () => {
      const before = past.at(-1);
      if (before === undefined) return;
      setPast(past.slice(0, -1));
      go(before, false);
    },
    check: save,
  };
};

/** Everything that has to be decided has been. */
export const isDecided = (work: ParkedWork, { choices }: Amendment): boolean =>
  asked(work).every((unit) => choices[unitId(unit)] !== undefined);
