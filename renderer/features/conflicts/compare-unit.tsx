import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ParkedWork } from '../../../preload/contract/outbox-parked.ts';
import type { FormField } from '../../../preload/contract/service.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { unitId, type Choice, type Unit } from './choices.ts';
import type { Amendment } from './use-amendment.ts';
import type { WorkWords } from './work-words.ts';
import { WrittenBy } from './written-by.tsx';

export type CompareUnitProps = {
  readonly work: ParkedWork;
  readonly unit: Unit;
  readonly label: string;
  readonly amendment: Amendment;
  readonly words: WorkWords;
};

type SideProps = {
  readonly choice: Choice;
  readonly hint: string;
  readonly name: string;
  readonly children: ReactNode;
};

const Side = ({ choice, hint, name, children }: SideProps) => (
  <Radio value={choice} className="card-choice compare-side">
    <span aria-hidden className="card-mark" />
    <span className="card-words">
      <span className="card-label">
        {name}{' '}
        <span aria-hidden>
          <KeyHint keys={hint} />
        </span>
      </span>
      <span className="card-detail">{children}</span>
    </span>
  </Radio>
);

type RowProps = { readonly field: FormField } & Pick<CompareUnitProps, 'work' | 'words'>;

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const Row = ({ field, work, words }: RowProps) => {
  const { t } = useTranslation('parked');
  const { fieldId } = field;
  const { base, here, central } = work;
  const isOther = JSON.stringify(here[fieldId] ?? '') !== JSON.stringify(central[fieldId] ?? '');
  if ([base, here, central].every((side) => isBlank(side[fieldId]))) return null;
  const cell = (side: typeof base, name: string) => (
    <td data-side={name} className={isOther && side !== base ? 'compare-other' : undefined}>
      <span dir="auto">{isBlank(side[fieldId]) ? '–' : words.value(field, side[fieldId] ?? null)}</span>
    </td>
  );
  return (
    <tr>
      <th scope="row">{words.label(field)}</th>
      {cell(base, t('sides.base'))}
      {cell(here, t('sides.here'))}
      {cell(central, t('sides.central'))}
    </tr>
  );
};

/** One thing to decide: three columns beside each other, the two that can stand chosen by their heads. */
export const CompareUnit = ({ work, unit, label, amendment, words }: CompareUnitProps) => {
  const { t } = useTranslation('parked');
  const fields = work.fields.filter(({ fieldId }) => unit.fieldIds.includes(fieldId));
  const chosen = amendment.choices[unitId(unit)] ?? null;
  return (
    <RadioGroup
      className="compare-unit"
      aria-label={label}
      value={chosen}
      data-unit={unitId(unit)}
      onChange={(value) => amendment.choose(unit, value as Choice)}
    >
      <table className="table compare">
        <caption className="hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.field')}</th>
            <th scope="col" className="compare-base">
              <span className="card-label">{t('sides.base')}</span>
              <span className="card-detail">{t('sides.asOfOpening')}</span>
            </th>
            <th scope="col">
              <Side choice="here" hint="1" name={t('sides.here')}>
                <WrittenBy by={work.hereBy} />
              </Side>
            </th>
            <th scope="col">
              <Side choice="central" hint="2" name={t('sides.central')}>
                <WrittenBy by={work.centralBy} />
              </Side>
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Row key={field.fieldId} field={field} work={work} words={words} />
          ))}
        </tbody>
      </table>
      <Side choice="own" hint="3" name={t('sides.own')}>
        {t('sides.ownHelp')}
      </Side>
    </RadioGroup>
  );
};
