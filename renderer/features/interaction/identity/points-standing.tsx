import { useTranslation } from 'react-i18next';
import type { PointsStanding } from '../../../../preload/contract/identity.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useCodedText } from '../../../language/coded-text.ts';
import { useLanguage } from '../../../language/language-context.tsx';
import type { Piece } from './points-draft.ts';

type PointsStandingViewProps = {
  readonly standing: PointsStanding;
  readonly documents: readonly Piece[];
  readonly onRemove: (at: number) => void;
};

/** The most that is said of what could come next. */
const mostNext = 4;

/** How far the documents have come, each with what it counts, and what one more would do. */
export const PointsStandingView = ({ standing, documents, onRemove }: PointsStandingViewProps) => {
  const { t } = useTranslation('identity');
  const pack = useCodedText('pack');
  const list = new Intl.ListFormat(useLanguage().language.locale, { type: 'disjunction' });
  const { points, needed, isEnough, next, missingCategories } = standing;
  const kind = (documentKind: string): string => pack.text(`documentKind.${documentKind}`);
  const enough = next.filter((each) => each.isEnough);
  const named = (of: PointsStanding['next']): string =>
    list.format(of.slice(0, mostNext).map(({ documentKind }) => kind(documentKind)));
  return (
    <Notice
      tone={isEnough ? 'done' : 'wait'}
      title={t(isEnough ? 'points.enough' : 'points.standing', { points, needed })}
      isAnnounced
    >
      {documents.length === 0 ? null : (
        <ul className="points-pieces">
          {documents.map((document, at) => {
            const counted = standing.documents[at];
            const note = counted?.note ?? null;
            return (
              <li key={`${document.documentKind} ${document.number}`} className="row">
                <span className="grow">
                  {t('points.line', { kind: kind(document.documentKind), end: document.number.slice(-4) })}
                  {': '}
                  {note === null
                    ? t('points.worth', { count: counted?.points ?? 0 })
                    : t(`points.note.${note}`)}
                </span>
                <Button look="quiet" onPress={() => onRemove(at)}>
                  {t('points.remove', { kind: kind(document.documentKind) })}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {!isEnough && missingCategories.length > 0 ? (
        <p>
          {t('points.moreFrom', {
            categories: list.format(missingCategories.map((id) => pack.text(`pointsCategory.${id}`))),
          })}
        </p>
      ) : null}
      {isEnough || next.length === 0 ? null : (
        <p>
          {enough.length > 0
            ? t('points.oneMore', { documents: named(enough) })
            : t('points.continue', { documents: named(next) })}
        </p>
      )}
    </Notice>
  );
};
