import { useTranslation } from 'react-i18next';
import type { ParkedWork, Resolved } from '../../../preload/contract/outbox-parked.ts';
import type { FieldValues } from '../../../preload/contract/service.ts';
import { Facts } from '../../components/facts.tsx';
import { LegalState } from '../../components/legal-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { useFormat } from '../../language/use-format.ts';
import '../../components/table.css';
import type { WorkWords } from './work-words.ts';

export type ResolvedPanelProps = {
  readonly resolved: Resolved;
  readonly work: ParkedWork | null;
  readonly words: WorkWords | null;
};

/** How it ended, by whom and why, and what was compared: the loser stays as evidence. */
export const ResolvedPanel = ({ resolved, work, words }: ResolvedPanelProps) => {
  const { t } = useTranslation('parked');
  const format = useFormat();
  const { how, staffName, at, reason, successor } = resolved;
  return (
    <Panel title={t('resolved.title')}>
      <p>
        <strong>{t(`resolved.${how}`)}</strong>
      </p>
      <p className="quiet small">{t('resolved.by', { staff: staffName, at: format.moment(at) })}</p>
      <Facts
        lines={[
          ...(reason === null
            ? []
            : [{ term: t('resolved.reason'), value: <span dir="auto">{reason}</span> }]),
          ...(successor === null
            ? []
            : [
                {
                  term: t(how === 'withdrawn' ? 'resolved.withdrawal' : 'resolved.successor'),
                  value: <LegalState state={successor.state} />,
                },
              ]),
        ]}
      />
      {work === null || words === null || work.chosen === null ? null : (
        <Evidence work={work} words={words} chosen={how === 'withdrawn' ? null : work.chosen} />
      )}
    </Panel>
  );
};

type EvidenceProps = {
  readonly work: ParkedWork;
  readonly words: WorkWords;
  /** Null where nothing was sent. */
  readonly chosen: FieldValues | null;
};

const Evidence = ({ work, words, chosen }: EvidenceProps) => {
  const { t } = useTranslation('parked');
  const sides: readonly (readonly [string, FieldValues])[] = [
    [t('sides.base'), work.base],
    [t('sides.here'), work.here],
    [t('sides.central'), work.central],
    ...(chosen === null ? [] : [[t('sides.chosen'), chosen] as const]),
  ];
  const isSaid = (fieldId: string): boolean => sides.some(([, side]) => (side[fieldId] ?? '') !== '');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable from the keyboard
    <div className="table-place" tabIndex={0} role="region" aria-label={t('resolved.evidence')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('compare.field')}</th>
            {sides.map(([name]) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {work.fields
            .filter(({ fieldId }) => isSaid(fieldId))
            .map((field) => (
              <tr key={field.fieldId}>
                <th scope="row">{words.label(field)}</th>
                {sides.map(([name, side]) => (
                  <td key={name} dir="auto">
                    {(side[field.fieldId] ?? '') === ''
                      ? '–'
                      : words.value(field, side[field.fieldId] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
};
