import type { ParkedWork } from '../../../preload/contract/outbox-parked.ts';
import type { FieldValue, FieldValues } from '../../../preload/contract/service.ts';

/** What shall stand in a unit that both sides changed: what was written here, what central has, or something else. */
export type Choice = 'here' | 'central' | 'own';

export type Unit = ParkedWork['units'][number];

/** Of a unit: its first field. */
export const unitId = ({ fieldIds }: Unit): string => fieldIds[0] ?? '';

export const asked = ({ units }: ParkedWork): readonly Unit[] => units.filter(({ took }) => took === 'ask');

export type Choices = Readonly<Record<string, Choice>>;

export const nextUndecided = (work: ParkedWork, choices: Choices): Unit | null =>
  asked(work).find((unit) => choices[unitId(unit)] === undefined) ?? null;

/** Where every choice fell on central's side and nothing else was written here, there is nothing to send. */
export const keepsCentral = (work: ParkedWork, values: FieldValues): boolean =>
  asked(work).length > 0 &&
  asked(work).every(({ fieldIds }) =>
    fieldIds.every((fieldId) => isAlike(values[fieldId], work.central[fieldId])),
  );

const isAlike = (left: FieldValue | undefined, right: FieldValue | undefined): boolean =>
  JSON.stringify(left ?? '') === JSON.stringify(right ?? '');

/** The values with one unit taken from a side. */
export const takeSide = (
  values: FieldValues,
  unit: Unit,
  side: Readonly<Record<string, FieldValue>>,
): FieldValues => ({
  ...values,
  ...Object.fromEntries(unit.fieldIds.map((fieldId) => [fieldId, side[fieldId] ?? null])),
});

/** What was chosen before, as far as the kept values tell it. */
export const choicesFrom = (work: ParkedWork): Choices => {
  const { draft } = work;
  if (draft === null) return {};
  return Object.fromEntries(
    asked(work).map((unit): [string, Choice] => {
      const equals = (side: FieldValues): boolean =>
        unit.fieldIds.every((fieldId) => isAlike(draft[fieldId], side[fieldId]));
      return [unitId(unit), equals(work.here) ? 'here' : equals(work.central) ? 'central' : 'own'];
    }),
  );
};
