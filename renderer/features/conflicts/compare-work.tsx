import { useTranslation } from 'react-i18next';
import type { ParkedWork } from '../../../preload/contract/outbox-parked.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { useShortcuts } from '../../components/shortcuts.tsx';
import '../../components/choice-cards.css';
import '../../components/table.css';
import { asked, nextUndecided, unitId, type Choice, type Unit } from './choices.ts';
import { CompareUnit } from './compare-unit.tsx';
import { OwnValues } from './own-values.tsx';
import type { Amendment } from './use-amendment.ts';
import type { WorkWords } from './work-words.ts';

export type CompareWorkProps = {
  readonly work: ParkedWork;
  readonly amendment: Amendment;
  readonly words: WorkWords;
};

const keyOf: Readonly<Record<Choice, string>> = { here: '1', central: '2', own: '3' };
const choiceTexts = { here: 'compare.choose1', central: 'compare.choose2', own: 'compare.choose3' } as const;

/** The unit the keyboard is in; else the first that nobody has decided, else the first. */
const unitAtHand = ({ work, amendment }: CompareWorkProps): Unit | null => {
  const inFocus = document.activeElement?.closest('[data-unit]')?.getAttribute('data-unit');
  const units = asked(work);
  return (
    units.find((unit) => unitId(unit) === inFocus) ??
    nextUndecided(work, amendment.choices) ??
    units[0] ??
    null
  );
};

/** The keyboard goes on from what it chose: Tab leads to the fields of another value, or to the way on. */
const focusChoice = (unit: Unit, choice: Choice): void => {
  const group = document.querySelector(`[data-unit="${unitId(unit)}"]`);
  group?.querySelector<HTMLElement>(`input[value="${choice}"]`)?.focus();
};

/** What needs no person: the rules, or only one side having changed it. */
const Settled = ({ work, words }: Pick<CompareWorkProps, 'work' | 'words'>) => {
  const { t } = useTranslation('parked');
  const took = {
    same: t('compare.tookSame'),
    mine: t('compare.tookMine'),
    theirs: t('compare.tookTheirs'),
    union: t('compare.tookUnion'),
  };
  const lines = work.units.flatMap((unit) => {
    if (unit.took === 'ask') return [];
    const source = took[unit.took];
    return work.fields
      .filter(({ fieldId }) => unit.fieldIds.includes(fieldId))
      .map((field) => ({
        term: words.label(field),
        value: (
          <>
            <span dir="auto">{words.value(field, work.merged[field.fieldId] ?? null)}</span>{' '}
            <span className="quiet small">({source})</span>
          </>
        ),
      }));
  });
  return lines.length === 0 ? null : (
    <Panel title={t('compare.settled')} level={3}>
      <Facts lines={lines} />
    </Panel>
  );
};

/** Base, here and central side by side, unit by unit; a digit chooses, and every choice can be undone until it is sent. */
export const CompareWork = (props: CompareWorkProps) => {
  const { work, amendment, words } = props;
  const { t } = useTranslation('parked');
  const units = asked(work);
  const choose = (choice: Choice): void => {
    const unit = unitAtHand(props);
    if (unit === null) return;
    amendment.choose(unit, choice);
    focusChoice(unit, choice);
  };
  useShortcuts([
    ...(units.length === 0
      ? []
      : (['here', 'central', 'own'] as const).map((choice) => ({
          keys: keyOf[choice],
          label: t(choiceTexts[choice]),
          run: () => choose(choice),
        }))),
    ...(amendment.canUndo ? [{ keys: 'u', label: t('compare.undo'), run: amendment.undo }] : []),
  ]);
  return (
    <Panel
      title={t('compare.title')}
      look="plain"
      aside={
        amendment.canUndo ? (
          <Button look="quiet" size="small" onPress={amendment.undo}>
            {t('compare.undo')}
          </Button>
        ) : undefined
      }
    >
      {units.length === 0 ? (
        <Notice tone="info" title={t('compare.none')} />
      ) : (
        <p className="quiet">{t('compare.help')}</p>
      )}
      {units.map((unit, at) => (
        <div key={unitId(unit)} className="stack">
          <CompareUnit
            {...props}
            unit={unit}
            label={
              units.length === 1
                ? t('compare.title')
                : t('compare.unit', { number: at + 1, count: units.length })
            }
          />
          {amendment.choices[unitId(unit)] === 'own' ? (
            <OwnValues work={work} unit={unit} amendment={amendment} words={words} />
          ) : null}
        </div>
      ))}
      <Settled work={work} words={words} />
    </Panel>
  );
};
