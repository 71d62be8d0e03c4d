import { useTranslation } from 'react-i18next';
import type { ActReview, FieldValue } from '../../../preload/contract/service.ts';
import { sharedProvenance } from '../../components/shared-provenance.ts';
import { SourceChip } from '../../components/source-chip.tsx';
import type { FieldTexts } from './field-texts.ts';
import '../../components/table.css';
import './service.css';

type Line = ActReview['lines'][number];
type BeforeAfterProps = { readonly lines: readonly Line[]; readonly texts: FieldTexts };

const isEmpty = (value: FieldValue): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** A line where nothing was and nothing is says nothing. */
const saysSomething = ({ before, after }: Line): boolean => !isEmpty(before) || !isEmpty(after);

type LineRowProps = {
  readonly line: Line;
  readonly texts: FieldTexts;
  readonly isSourceKnown: boolean;
};

const LineRow = ({ line, texts, isSourceKnown }: LineRowProps) => {
  const { t } = useTranslation('service');
  const { field, before, after, isChanged, provenance } = line;
  return (
    <tr>
      <th scope="row">{texts.label(field)}</th>
      <td>
        <span className="before">
          <span dir="auto">{isEmpty(before) ? '–' : texts.value(field, before)}</span>
          {provenance === null || isSourceKnown || isEmpty(before) ? null : (
            <SourceChip provenance={provenance} />
          )}
        </span>
      </td>
      <td>
        {isChanged ? (
          <span className="after" dir="auto">
            {texts.value(field, after)}
          </span>
        ) : (
          <span className="quiet">{t('review.unchanged')}</span>
        )}
      </td>
    </tr>
  );
};

/** What the sources hold, and what will hold. What does not change steps back. */
export const BeforeAfter = ({ lines, texts }: BeforeAfterProps) => {
  const { t } = useTranslation('service');
  const shown = lines.filter(saysSomething);
  const shared = sharedProvenance(shown.flatMap(({ provenance }) => provenance ?? []));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable from the keyboard
    <div className="table-place" tabIndex={0} role="region" aria-label={t('review.caption')}>
      <table className="table">
        <caption className="hidden">{t('review.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('review.field')}</th>
            <th scope="col">
              <span className="before">
                {t('review.before')}
                {shared === null ? null : <SourceChip provenance={shared} />}
              </span>
            </th>
            <th scope="col">{t('review.after')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <LineRow key={line.field.fieldId} line={line} texts={texts} isSourceKnown={shared !== null} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
