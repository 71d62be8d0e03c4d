import type { FieldFault, FieldValues } from '../../../../preload/contract/service.ts';
import { addDays } from '../../calendar.ts';
import type { KnownValues } from '../known-values.ts';
import type { Pack } from '../pack.ts';
import type { CheckOf, ServiceCheck } from '../service-check.ts';

export type CheckContext = {
  readonly pack: Pack;
  readonly values: FieldValues;
  readonly known: KnownValues;
  readonly today: string;
  /** The field is shown, filled, and has no fault of its own. */
  readonly isSound: (fieldId: string) => boolean;
};

/** One check of the pack; null where it finds nothing, or where its fields are not sound enough to be checked. */
export const runCheck = (check: ServiceCheck, context: CheckContext): FieldFault | null => {
  if (check.check === 'day-window') return dayWindow(check, context);
  if (check.check === 'postcode') return postcode(check, context);
  if (check.check === 'pattern') return pattern(check, context);
  return check.check === 'amount' ? amount(check, context) : changed(check, context);
};

const textOf = (
  fieldId: string,
  context: CheckContext,
  look: (text: string) => FieldFault | null,
): FieldFault | null => {
  const value = context.values[fieldId];
  return context.isSound(fieldId) && typeof value === 'string' ? look(value.trim()) : null;
};

const dayWindow = (check: CheckOf<'day-window'>, context: CheckContext): FieldFault | null =>
  textOf(check.fieldId, context, (day) => {
    const earliest = check.earliestDays === null ? null : addDays(context.today, check.earliestDays);
    const latest = check.latestDays === null ? null : addDays(context.today, check.latestDays);
    if (earliest !== null && day < earliest) {
      return { fieldId: check.fieldId, code: 'day-too-early', params: { date: earliest, law: check.law } };
    }
    return latest !== null && day > latest
      ? { fieldId: check.fieldId, code: 'day-too-late', params: { date: latest, law: check.law } }
      : null;
  });

const pattern = (check: CheckOf<'pattern'>, context: CheckContext): FieldFault | null =>
  textOf(check.fieldId, context, (text) =>
    new RegExp(`^(?:${check.pattern})$`, 'u').test(text)
      ? null
      : { fieldId: check.fieldId, code: check.fault, params: {} },
  );

const amount = (check: CheckOf<'amount'>, context: CheckContext): FieldFault | null =>
  textOf(check.fieldId, context, (text) =>
    /^\d+$/.test(text) && Number(text) >= check.minimum && Number(text) <= check.maximum
      ? null
      : { fieldId: check.fieldId, code: 'not-an-amount', params: {} },
  );

const postcode = (check: CheckOf<'postcode'>, context: CheckContext): FieldFault | null =>
  textOf(check.fieldId, context, (code) => {
    const town = Object.hasOwn(context.pack.postcodes, code) ? context.pack.postcodes[code] : undefined;
    if (town === undefined) return { fieldId: check.fieldId, code: 'not-a-postcode', params: {} };
    return textOf(check.townFieldId, context, (typed) =>
      folded(typed) === folded(town)
        ? null
        : { fieldId: check.townFieldId, code: 'postcode-town-mismatch', params: { postcode: code, town } },
    );
  });

const changed = (check: CheckOf<'changed'>, context: CheckContext): FieldFault | null => {
  const comparable = check.fieldIds.filter((fieldId) => context.known[fieldId] !== undefined);
  const [first] = check.fieldIds;
  if (first === undefined || comparable.length === 0 || !context.isSound(first)) return null;
  const isSame = (fieldId: string) =>
    folded(context.values[fieldId] ?? '') === folded(context.known[fieldId]?.value ?? '');
  return comparable.every(isSame) ? { fieldId: first, code: 'unchanged', params: {} } : null;
};

/** Case, and white space at the ends or doubled, make no difference between two addresses. */
const folded = (value: unknown): string =>
  String(value).trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('da');
