import { Fragment } from 'react';
import type { ParkedWork } from '../../../preload/contract/outbox-parked.ts';
import type { Unit } from './choices.ts';
import type { Amendment } from './use-amendment.ts';
import type { WorkWords } from './work-words.ts';

export type OwnValuesProps = {
  readonly work: ParkedWork;
  /** Null for the whole form. */
  readonly unit: Unit | null;
  readonly amendment: Amendment;
  readonly words: WorkWords;
};

/** The fields of a unit, or of the whole form, to write in, each with what is wrong with it. */
export const OwnValues = ({ work, unit, amendment, words }: OwnValuesProps) => {
  const fields = work.fields.filter(
    ({ fieldId, showWhen }) =>
      (unit === null || unit.fieldIds.includes(fieldId)) &&
      (showWhen === null || amendment.values[showWhen.fieldId] === showWhen.equals),
  );
  return (
    <div className="stack stack-form">
      {fields.map((field) => {
        const fault = amendment.faults.find(({ fieldId }) => fieldId === field.fieldId);
        return (
          <Fragment key={field.fieldId}>
            {words.control({
              field,
              value: amendment.values[field.fieldId] ?? null,
              error: fault === undefined ? null : words.fault(fault),
              onChange: (value) => amendment.type(field.fieldId, value),
            })}
          </Fragment>
        );
      })}
    </div>
  );
};
