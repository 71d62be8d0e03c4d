import type { FieldValues, NextStep } from '../../../preload/contract/service.ts';
import type { TextParams } from '../../../preload/contract/values.ts';
import { applies, type Situation } from './circumstance.ts';
import type { ServiceRule } from './service-rule.ts';

export type NextStepContext = Omit<Situation, 'isRepresented'> & {
  /** Name of the subject. */
  readonly subject: string;
  /** Name of the one who acts for the subject; null where nobody does. */
  readonly representedBy: string | null;
  readonly values: FieldValues;
};

/**
 * "What happens next, when, who" (R26), in the pack's order. The params are the names and the days of the form and nothing else: they
 * go onto a receipt, where an account number must not.
 */
export const nextSteps = (service: ServiceRule, context: NextStepContext): readonly NextStep[] => {
  const situation = { ...context, isRepresented: context.representedBy !== null };
  const params: TextParams = {
    subject: context.subject,
    ...(context.representedBy === null ? {} : { party: context.representedBy }),
    ...daysOf(service, context.values),
  };
  return service.nextSteps
    .filter((step) => applies(step.when, situation))
    .map((step) => ({ code: step.code, params }));
};

const daysOf = (service: ServiceRule, values: FieldValues): TextParams =>
  Object.fromEntries(
    service.fields.flatMap((field) => {
      const value = values[field.fieldId];
      return field.kind === 'day' && typeof value === 'string' ? [[field.fieldId, value]] : [];
    }),
  );
