import type { FieldValue } from '../../../preload/contract/service.ts';

/** What the catalogue says of a field that both sides changed. `union` keeps what either side added and drops what either took out. */
export type MergeRule = 'ask' | 'mine' | 'theirs' | 'union';

export type MergeField = {
  readonly fieldId: string;
  readonly rule: MergeRule;
  /** Fields that mean something only together, as street and town do: they are merged as one. Null for a field of its own. */
  readonly unit: string | null;
};

/** By field id; a field that is not here is not known on that side. */
export type Side = Readonly<Record<string, FieldValue>>;

/**
 * `base`: what was known when the form was opened; `mine`: what was written here; `theirs`: what central has now. A field whose value
 * `theirs` does not know belongs to the form alone.
 */
export type Sides = { readonly base: Side; readonly mine: Side; readonly theirs: Side };

export type Took = 'same' | 'mine' | 'theirs' | 'union' | 'ask';

export type MergedUnit = { readonly fieldIds: readonly string[]; readonly took: Took };

export type Merge = {
  readonly units: readonly MergedUnit[];
  /** What a new envelope would carry; where somebody has to be asked, what was written here. */
  readonly values: Side;
  /** Nobody has to be asked. */
  readonly isWhole: boolean;
};

/**
 * Three-way merge by field (protocol.md, rule 8). What one side alone changed is never lost; what both changed alike is no conflict; what
 * both changed otherwise is decided by the catalogue's rule, or by a person. Pure and total.
 */
export const mergeFields = (fields: readonly MergeField[], sides: Sides): Merge => {
  const units = unitsOf(fields).map((unit) => mergeUnit(unit, sides));
  return {
    units: units.map(({ fieldIds, took }) => ({ fieldIds, took })),
    values: Object.assign({}, ...units.map(({ values }) => values)) as Side,
    isWhole: units.every(({ took }) => took !== 'ask'),
  };
};

/** In the order of their first field. */
const unitsOf = (fields: readonly MergeField[]): readonly (readonly MergeField[])[] => [
  ...Map.groupBy(fields, ({ fieldId, unit }) =>
    unit === null ? `field ${fieldId}` : `unit ${unit}`,
  ).values(),
];

type UnitMerge = MergedUnit & { readonly values: Side };

const mergeUnit = (unit: readonly MergeField[], sides: Sides): UnitMerge => {
  const fieldIds = unit.map(({ fieldId }) => fieldId);
  const took = tookOf(unit, sides);
  return { fieldIds, took, values: valuesOf(took, fieldIds, sides) };
};

const tookOf = (unit: readonly MergeField[], { base, mine, theirs }: Sides): Took => {
  const known = unit.filter(({ fieldId }) => fieldId in theirs);
  const isAlike = (left: Side, right: Side): boolean =>
    known.every(({ fieldId }) => isSame(left[fieldId], right[fieldId]));
  if (known.length === 0) return 'mine';
  if (isAlike(mine, theirs)) return 'same';
  if (isAlike(base, theirs)) return 'mine';
  if (isAlike(base, mine)) return 'theirs';
  return byRule(unit, [mine, theirs]);
};

/** One rule for all fields of a unit; where they name several, or sets are asked of what is none, a person is asked. */
const byRule = (unit: readonly MergeField[], sides: readonly Side[]): Took => {
  const [rule, ...others] = new Set(unit.map((field) => field.rule));
  if (rule === undefined || others.length > 0) return 'ask';
  if (rule !== 'union') return rule;
  const areSets = unit.every(({ fieldId }) => sides.every((side) => Array.isArray(side[fieldId] ?? [])));
  return areSets ? 'union' : 'ask';
};

const valuesOf = (took: Took, fieldIds: readonly string[], { base, mine, theirs }: Sides): Side => {
  const pick = (fieldId: string): FieldValue | undefined => {
    if (took === 'theirs') return fieldId in theirs ? theirs[fieldId] : mine[fieldId];
    if (took === 'union') return union(base[fieldId], mine[fieldId], theirs[fieldId]);
    return mine[fieldId];
  };
  return Object.fromEntries(fieldIds.map((fieldId) => [fieldId, pick(fieldId) ?? null]));
};

const setOf = (value: FieldValue | undefined): ReadonlySet<string> =>
  new Set(Array.isArray(value) ? (value as readonly string[]) : []);

/** Sorted, so that it does not matter who is who. */
const union = (
  base: FieldValue | undefined,
  mine: FieldValue | undefined,
  theirs: FieldValue | undefined,
): readonly string[] => {
  const [before, left, right] = [setOf(base), setOf(mine), setOf(theirs)];
  const all = new Set([...left, ...right]);
  return [...all].filter((each) => !before.has(each) || (left.has(each) && right.has(each))).toSorted();
};

/** Empty text, no text and an empty list say the same: nothing. Lists of people have no order. */
export const isSame = (left: FieldValue | undefined, right: FieldValue | undefined): boolean =>
  comparable(left) === comparable(right);

const comparable = (value: FieldValue | undefined): string => {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) {
    return value.length === 0 ? '' : JSON.stringify([...(value as readonly string[])].toSorted());
  }
  return JSON.stringify(typeof value === 'string' ? value.trim() : value);
};
