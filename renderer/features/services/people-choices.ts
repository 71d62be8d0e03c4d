import type { FieldValue, FormField } from '../../../preload/contract/service.ts';

/**
 * Whom a field of people offers, and whoever was chosen and is offered no more, because they have left the household since: without a card
 * of theirs nobody could take the choice back. Those have no name here.
 */
export const peopleChoices = (
  { choices }: Pick<FormField, 'choices'>,
  value: FieldValue,
): FormField['choices'] => {
  const offered = new Set(choices.map((choice) => choice.value));
  const gone = Array.isArray(value) ? (value as readonly string[]).filter((each) => !offered.has(each)) : [];
  return [...choices, ...gone.map((each) => ({ value: each, name: null, detail: null }))];
};
