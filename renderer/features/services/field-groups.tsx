import { useEffect, useId, useRef } from 'react';
import type { CSSProperties, FocusEvent, ReactNode } from 'react';
import type { ActForm, FieldFault, FormField as Field } from '../../../preload/contract/service.ts';
import { SourceChip } from '../../components/source-chip.tsx';
import { isSameValue } from './draft.ts';
import type { Draft } from './draft.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { focusField, placeOfField } from './field-place.ts';
import type { FieldTexts } from './field-texts.ts';
import { FormField } from './form-field.tsx';
import { visibleGroups } from './visible-fields.ts';
import './service.css';

type FieldGroupsProps = {
  readonly form: ActForm;
  readonly draft: Draft;
  readonly keeper: DraftKeeper;
  readonly faults: ReadonlyMap<string, FieldFault>;
  readonly texts: FieldTexts;
};

type GroupProps = { readonly title: string; readonly children: ReactNode };

const Group = ({ title, children }: GroupProps) => {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="field-group">
      <h3 id={id} className="field-group-title">
        {title}
      </h3>
      <div className="field-group-fields">{children}</div>
    </div>
  );
};

/** Short texts stand beside each other, as on a letter; what has cards or people in it takes a line of its own. */
const isFlowing = ({ kind }: Field): boolean => kind === 'text' || kind === 'day' || kind === 'money';

/** Room for the value and the padding of its input, as a length for the style sheet. */
const sizeOf = ({ widthChars }: Field): CSSProperties =>
  ({ '--field-size': `calc(${String(widthChars)}ch + 2.5rem)` }) as CSSProperties;

/** The fields of a form in their groups. Leaving a field saves it and lets its fault be seen. */
export const FieldGroups = ({ form, draft, keeper, faults, texts }: FieldGroupsProps) => {
  const wanted = useRef(decodeURIComponent(window.location.hash.slice(1)));
  useEffect(() => {
    if (wanted.current !== '') focusField(wanted.current);
  }, []);

  const leave =
    (fieldId: string) =>
    (event: FocusEvent): void => {
      if (event.currentTarget.contains(event.relatedTarget)) return;
      keeper.leave(fieldId);
      void keeper.flush();
    };

  return visibleGroups(form.fields, draft.values).map(({ groupId, fields }) => (
    <Group key={groupId} title={texts.group(groupId)}>
      {fields.map((field) => {
        const { fieldId } = field;
        const value = draft.values[fieldId] ?? null;
        const known = form.known[fieldId];
        const fault = faults.get(fieldId);
        const isAsKnown = known !== undefined && known.value !== null && isSameValue(known.value, value);
        return (
          <div
            key={fieldId}
            id={placeOfField(fieldId)}
            className={isFlowing(field) ? 'form-field form-field-flowing' : 'form-field'}
            style={sizeOf(field)}
            onBlur={leave(fieldId)}
          >
            <FormField
              field={field}
              value={value}
              texts={texts}
              error={fault === undefined ? null : texts.fault(fault)}
              source={isAsKnown ? <SourceChip provenance={known.provenance} /> : null}
              onChange={(value) => keeper.type(fieldId, value)}
            />
          </div>
        );
      })}
    </Group>
  ));
};
