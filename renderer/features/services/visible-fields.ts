import type { FieldFault, FieldValues, FormField } from '../../../preload/contract/service.ts';
import { isSameValue } from './draft.ts';

/** A field is shown while the field it depends on is itself shown and has the wanted value. */
const isShown = (field: FormField, fields: readonly FormField[], values: FieldValues): boolean => {
  const condition = field.showWhen;
  if (condition === null) return true;
  const other = fields.find(({ fieldId }) => fieldId === condition.fieldId);
  return (
    other !== undefined &&
    other !== field &&
    isShown(other, fields, values) &&
    isSameValue(values[other.fieldId] ?? null, condition.equals)
  );
};

export type FieldGroup = { readonly groupId: string; readonly fields: readonly FormField[] };

/** The fields to show for these values, in the pack's order, gathered by group; a group without visible fields is left out. */
export const visibleGroups = (fields: readonly FormField[], values: FieldValues): readonly FieldGroup[] => {
  const visible = fields.filter((field) => isShown(field, fields, values));
  return [...Map.groupBy(visible, ({ groupId }) => groupId)].map(([groupId, fields]) => ({
    groupId,
    fields,
  }));
};

/**
 * The faults to show beside the fields: of fields somebody has been in, and only while the value is the one that was checked
 * (a fault about an older value would contradict what is on the screen).
 */
export const shownFaults = (input: {
  readonly faults: readonly FieldFault[];
  readonly touched: ReadonlySet<string>;
  readonly values: FieldValues;
  readonly saved: FieldValues;
}): ReadonlyMap<string, FieldFault> => {
  const { faults, touched, values, saved } = input;
  const isCurrent = ({ fieldId }: FieldFault) =>
    touched.has(fieldId) && isSameValue(values[fieldId] ?? null, saved[fieldId] ?? null);
  const byField = new Map<string, FieldFault>();
  for (const fault of faults.filter(isCurrent)) {
    if (!byField.has(fault.fieldId)) byField.set(fault.fieldId, fault);
  }
  return byField;
};
