import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ParkedDetail, ParkedWork } from '../../../preload/contract/outbox-parked.ts';
import type { Problem } from '../../../preload/contract/problem.ts';
import type { FieldFault, FieldValue, FieldValues } from '../../../preload/contract/service.ts';
import type { EnvelopeId } from '../../../preload/contract/values.ts';
import { amendAnswer } from '../../api/answer-cache.ts';
import { useCore } from '../../api/core-context.tsx';
import { useNewestKept } from '../../api/use-newest-kept.ts';
import { asked, choicesFrom, takeSide, unitId, type Choice, type Choices, type Unit } from './choices.ts';

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

const withDraft = (detail: ParkedDetail, draft: FieldValues): ParkedDetail =>
  detail.work === null ? detail : { ...detail, work: { ...detail.work, draft } };

/** Keeps what has changed, and says what the core says of it. */
const useSaving = (
  envelopeId: EnvelopeId,
  values: FieldValues,
  onFaults: (faults: readonly FieldFault[]) => void,
  onProblem: (problem: Problem | null) => void,
) => {
  const core = useCore();
  const cache = useQueryClient();
  const save = useCallback(
    async (newest: FieldValues): Promise<readonly FieldFault[] | null> => {
      amendAnswer(cache, ['parked/get', { envelopeId }], (detail) => withDraft(detail, newest));
      const answer = await core.call('parked/save-draft', { envelopeId, values: newest });
      onProblem(answer.ok ? null : answer.problem);
      if (!answer.ok) return null;
      onFaults(answer.value.faults);
      return answer.value.faults;
    },
    [core, cache, envelopeId, onFaults, onProblem],
  );
  return useNewestKept({ first: values, save });
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

  const keeper = useSaving(item.envelopeId, state.values, setFaults, setProblem);

  const go = (next: State, isStep: boolean): void => {
    keeper.note(next.values);
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
    check: keeper.save,
  };
};

/** Everything that has to be decided has been. */
export const isDecided = (work: ParkedWork, { choices }: Amendment): boolean =>
  asked(work).every((unit) => choices[unitId(unit)] !== undefined);
