import type { Problem } from '../../../preload/contract/problem.ts';
import type { Result } from '../../../preload/contract/result.ts';
import type { ActForm, FieldValue, FieldValues } from '../../../preload/contract/service.ts';
import { canSend, draftOf, hasUnsavedValues, reduceDraft } from './draft.ts';
import type { Draft, DraftEvent } from './draft.ts';

/** Typing reaches the vault this long after the first unsaved key: a crash loses less than a second (architecture.md). */
export const saveDelayMs = 400;
/** After a refusal (full disk, core restarting) the same values are tried again. */
export const retryDelayMs = 2000;

export type Saved = { readonly revision: number; readonly savedAt: string };

export type DraftKeeperOptions = {
  readonly form: ActForm;
  readonly save: (values: FieldValues, revision: number) => Promise<Result<Saved, Problem>>;
  /** Runs `task` once after `delayMs`; the returned function calls it off. */
  readonly schedule: (task: () => void, delayMs: number) => () => void;
};

export type DraftKeeper = {
  readonly snapshot: () => Draft;
  readonly subscribe: (listener: () => void) => () => void;
  readonly type: (fieldId: string, value: FieldValue) => void;
  readonly leave: (...fieldIds: readonly string[]) => void;
  readonly rebase: (form: ActForm, keep: 'mine' | 'theirs') => void;
  /** Saves what is unsaved at once. False where the vault has not confirmed everything. */
  readonly flush: () => Promise<boolean>;
};

/** Keeps one form's draft in step with the vault: one save at a time, newest values win, refused saves are tried again. */
export const keepDraft = ({ form, save, schedule }: DraftKeeperOptions): DraftKeeper => {
  let draft = draftOf(form);
  let cancelTimer: (() => void) | null = null;
  let inFlight: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  const apply = (event: DraftEvent): void => {
    draft = reduceDraft(draft, event);
    for (const listener of listeners) listener();
  };

  const stopTimer = (): void => {
    cancelTimer?.();
    cancelTimer = null;
  };

  const startTimer = (): void => {
    if (cancelTimer !== null || !canSend(draft)) return;
    cancelTimer = schedule(
      () => {
        cancelTimer = null;
        void sendSerially();
      },
      draft.trouble === null ? saveDelayMs : retryDelayMs,
    );
  };

  const send = async (): Promise<void> => {
    if (!canSend(draft)) return;
    stopTimer();
    apply({ type: 'sent' });
    const answer = await save(draft.values, draft.revision);
    apply(
      answer.ok ? { type: 'saved', ...answer.value } : { type: 'refused', code: answer.problem.code },
    );
    startTimer();
  };

  const sendSerially = (): Promise<void> => {
    inFlight ??= send().finally(() => {
      inFlight = null;
    });
    return inFlight;
  };

  return {
    snapshot: () => draft,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    type: (fieldId, value) => {
      apply({ type: 'typed', fieldId, value });
      startTimer();
    },
    leave: (...fieldIds) => apply({ type: 'left', fieldIds }),
    rebase: (newer, keep) => {
      apply({ type: 'rebased', form: newer, keep });
      startTimer();
    },
    flush: async () => {
      await sendSerially();
      await sendSerially();
      return !hasUnsavedValues(draft);
    },
  };
};
