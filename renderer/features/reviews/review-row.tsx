import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../preload/contract/review.ts';
import { useNow } from '../../api/use-now.ts';
import { Entry } from '../../components/entry.tsx';
import { reviewPath } from '../../components/paths.ts';
import { StateChip } from '../../components/state-chip.tsx';
import { useFormat } from '../../language/use-format.ts';
import { toneOf, useReviewWords } from './review-words.ts';

export type ReviewRowProps = { readonly review: Review };

/** One piece of work: how long it waits, why in words, who did it for whom, on what ground. */
export const ReviewRow = ({ review }: ReviewRowProps) => {
  const { t } = useTranslation('review');
  const words = useReviewWords();
  const format = useFormat();
  const nowMs = useNow();
  const { reviewId, subject, reason, partyName, staffName, state, openedAt, notNow } = review;
  if (notNow === 'own-file') return <OthersRow review={review} />;
  return (
    <Entry
      aside={
        <div className="stack stack-tight stack-start">
          <StateChip tone={toneOf[state]}>{t(`state.${state}`)}</StateChip>
          <p className="quiet small">{format.ago(openedAt, nowMs)}</p>
        </div>
      }
    >
      <Link href={reviewPath(reviewId)} className="entry-name">
        {words.work(review)} · <bdi>{subject.name}</bdi>
      </Link>
      <p>{t(`reason.${reason}`)}</p>
      <p className="quiet small">
        {`${t('who.party')} `}
        <bdi>{partyName}</bdi>
        {` · ${words.ground(review)} · ${t('who.staff')} ${staffName}`}
      </p>
    </Entry>
  );
};

/** About the supervisor or their family: that it waits, and for whom it is. */
const OthersRow = ({ review: { subject, openedAt } }: ReviewRowProps) => {
  const { t } = useTranslation('review');
  const format = useFormat();
  const nowMs = useNow();
  return (
    <Entry aside={<p className="quiet small">{format.ago(openedAt, nowMs)}</p>}>
      <p>
        <strong>
          <bdi>{subject.name}</bdi>
        </strong>
      </p>
      <p>{t('notNow.own-file')}</p>
    </Entry>
  );
};
