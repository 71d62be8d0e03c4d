import type { Problem } from '../../../preload/contract/problem.ts';
import type { Result } from '../../../preload/contract/result.ts';
import type { ActForm, FieldValue, FieldValues } from '../../../preload/contract/service.ts';
import { canSend, draftOf, hasUnsavedValues, isSameValues, reduceDraft } from './draft.ts';
import type { Draft, DraftEvent } from './draft.ts';

/** Typing reaches the vault this long after the first unsaved key: a crash loses less than a second (architecture.md). */
export const saveDelayMs = 400;
/** After a refusal that passes (full disk, core restarting) the same values are tried again. */
export const retryDelayMs = 2000;

/**
 * Another refusal is the answer to these values for good: what is typed next is tried, and nothing by itself. Whoever signs in again, after
 * the core had to start anew, finds what they typed meanwhile; for anybody else there is no such draft.
 */
const passing: ReadonlySet<Problem['code']> = new Set([
  'connection/lost',
  'session/needed',
  'vault/disk-full',
  'vault/disk-failing',
]);

export type Saved = { readonly revision: number; readonly savedAt: string };

export type DraftKeeperOptions = {
  readonly form: ActForm;
  readonly save: (values: FieldValues, revision: number) => Promise<Result<Saved, Problem>>;
  /** The form as the vault holds it now; null where it cannot be had. */
  readonly reload: () => Promise<ActForm | null>;
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

/** What changes while a draft is kept; only the functions below touch it. */
type Keeping = {
  readonly options: DraftKeeperOptions;
  readonly listeners: Set<() => void>;
  draft: Draft;
  cancelTimer: (() => void) | null;
  inFlight: Promise<void> | null;
  /** Values of a save whose answer was lost with the line: it may have been done. */
  unanswered: FieldValues | null;
};

const apply = (keeping: Keeping, event: DraftEvent): void => {
  keeping.draft = reduceDraft(keeping.draft, event);
  for (const listener of keeping.listeners) listener();
};

const startTimer = (keeping: Keeping): void => {
  const { draft, options } = keeping;
  if (keeping.cancelTimer !== null || !canSend(draft)) return;
  keeping.cancelTimer = options.schedule(
    () => {
      keeping.cancelTimer = null;
      void sendSerially(keeping);
    },
    draft.trouble === null ? saveDelayMs : retryDelayMs,
  );
};

const stopTimer = (keeping: Keeping): void => {
  keeping.cancelTimer?.();
  keeping.cancelTimer = null;
};

/** The newer draft in the vault, where it is nothing but our own save whose answer was lost. */
const ownSave = async ({ options, unanswered }: Keeping): Promise<ActForm | null> => {
  if (unanswered === null) return null;
  const newer = await options.reload();
  return newer !== null && isSameValues(newer.values, unanswered) ? newer : null;
};

const onRefused = async (keeping: Keeping, sent: FieldValues, problem: Problem): Promise<void> => {
  if (problem.code === 'connection/lost') keeping.unanswered = sent;
  const own = problem.code === 'act/stale-draft' ? await ownSave(keeping) : null;
  apply(keeping, own === null ? { type: 'refused', problem } : { type: 'rebased', form: own, keep: 'mine' });
};

const send = async (keeping: Keeping): Promise<void> => {
  if (!canSend(keeping.draft)) return;
  stopTimer(keeping);
  apply(keeping, { type: 'sent' });
  const { values, revision } = keeping.draft;
  const answer = await keeping.options.save(values, revision);
  if (answer.ok) {
    keeping.unanswered = null;
    apply(keeping, { type: 'saved', ...answer.value });
  } else {
    await onRefused(keeping, values, answer.problem);
  }
  const { trouble } = keeping.draft;
  if (trouble === null || passing.has(trouble.code)) startTimer(keeping);
};

const sendSerially = (keeping: Keeping): Promise<void> => {
  keeping.inFlight ??= send(keeping).finally(() => {
    keeping.inFlight = null;
  });
  return keeping.inFlight;
};

/**
 * Keeps one form's draft in step with the vault: one save at a time, newest values win, a save that was refused for a while is tried
 * again. A save whose answer was lost with the line may have been done: if the newer draft in the vault is that very save, work goes
 * on from it without a question.
 */
export const keepDraft = (options: DraftKeeperOptions): DraftKeeper => {
  const keeping: Keeping = {
    options,
    listeners: new Set(),
    draft: draftOf(options.form),
    cancelTimer: null,
    inFlight: null,
    unanswered: null,
  };
  return {
    snapshot: () => keeping.draft,
    subscribe: (listener) => {
      keeping.listeners.add(listener);
      return () => keeping.listeners.delete(listener);
    },
    type: (fieldId, value) => {
      apply(keeping, { type: 'typed', fieldId, value });
      startTimer(keeping);
    },
    leave: (...fieldIds) => apply(keeping, { type: 'left', fieldIds }),
    rebase: (form, keep) => {
      apply(keeping, { type: 'rebased', form, keep });
      startTimer(keeping);
    },
    flush: async () => {
      // The first may be a save that was already on its way; the second carries what was typed meanwhile.
      await sendSerially(keeping);
      await sendSerially(keeping);
      return !hasUnsavedValues(keeping.draft);
    },
  };
};
