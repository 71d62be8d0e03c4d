import type { Problem } from '../../../preload/contract/problem.ts';
import type { ActForm, FieldValue, FieldValues } from '../../../preload/contract/service.ts';

/**
 * A form as it is being filled in. `saved` is what the vault is known to hold; `sending` is on its way there. One save travels at
 * a time and the newest values win, so the vault never goes back to an older text.
 */
export type Draft = {
  readonly values: FieldValues;
  readonly saved: FieldValues;
  readonly sending: FieldValues | null;
  readonly touched: ReadonlySet<string>;
  readonly revision: number;
  /** RFC 3339: when the vault last confirmed. */
  readonly savedAt: string;
  /** Why the last save was refused; null once one has been confirmed again. */
  readonly trouble: Problem | null;
};

export type DraftEvent =
  | { readonly type: 'typed'; readonly fieldId: string; readonly value: FieldValue }
  | { readonly type: 'left'; readonly fieldIds: readonly string[] }
  | { readonly type: 'sent' }
  | { readonly type: 'saved'; readonly revision: number; readonly savedAt: string }
  | { readonly type: 'refused'; readonly problem: Problem }
  /** Somebody saved a newer draft elsewhere: go on from theirs, or lay mine over it. */
  | { readonly type: 'rebased'; readonly form: ActForm; readonly keep: 'mine' | 'theirs' };

export const isSameValue = (one: FieldValue, other: FieldValue): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((item, index) => item === other[index])
    : one === other;

/** A field without a value is the same as an empty one. */
export const isSameValues = (one: FieldValues, other: FieldValues): boolean =>
  [...Object.keys(one), ...Object.keys(other)].every((fieldId) =>
    isSameValue(one[fieldId] ?? null, other[fieldId] ?? null),
  );

export const draftOf = (form: ActForm): Draft => ({
  values: form.values,
  saved: form.values,
  sending: null,
  touched: new Set(),
  revision: form.revision,
  savedAt: form.savedAt,
  trouble: null,
});

const afterAnswer = (
  draft: Draft,
  event: Extract<DraftEvent, { readonly type: 'saved' | 'refused' }>,
): Draft => {
  if (event.type === 'refused') return { ...draft, sending: null, trouble: event.problem };
  const { revision, savedAt } = event;
  return { ...draft, saved: draft.sending ?? draft.saved, sending: null, revision, savedAt, trouble: null };
};

const rebased = (draft: Draft, form: ActForm, keep: 'mine' | 'theirs'): Draft => ({
  ...draftOf(form),
  touched: draft.touched,
  values: keep === 'mine' ? draft.values : form.values,
});

/** The draft after something happened to it. */
export const reduceDraft = (draft: Draft, event: DraftEvent): Draft => {
  if (event.type === 'saved' || event.type === 'refused') return afterAnswer(draft, event);
  if (event.type === 'rebased') return rebased(draft, event.form, event.keep);
  if (event.type === 'sent') return { ...draft, sending: draft.values };
  return event.type === 'left'
    ? { ...draft, touched: new Set([...draft.touched, ...event.fieldIds]) }
    : { ...draft, values: { ...draft.values, [event.fieldId]: event.value } };
};

/** Whether something was typed that the vault does not hold yet. */
export const hasUnsavedValues = (draft: Draft): boolean => draft.values !== draft.saved;

/** A stale draft is never sent again by itself: a person chooses which of the two goes on. */
export const canSend = (draft: Draft): boolean =>
  hasUnsavedValues(draft) && draft.sending === null && draft.trouble?.code !== 'act/stale-draft';

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'failed';

export const saveStateOf = (draft: Draft): SaveState => {
  if (draft.trouble !== null) return 'failed';
  if (draft.sending !== null) return 'saving';
  return hasUnsavedValues(draft) ? 'unsaved' : 'saved';
};
