import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../preload/contract/review.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LinkButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { protectionLogPath } from '../../components/paths.ts';
import { ReviewRow } from './review-row.tsx';
import './reviews.css';

const isDecided = ({ state }: Review): boolean => state === 'accepted' || state === 'undone';

type ListProps = { readonly title: string; readonly reviews: readonly Review[] };

const List = ({ title, reviews }: ListProps) => (
  <section className="stack stack-tight" aria-label={title}>
    <h2>{title}</h2>
    <ul className="entries">
      {reviews.map((review) => (
        <ReviewRow key={review.reviewId} review={review} />
      ))}
    </ul>
  </section>
);

const Nothing = () => {
  const { t } = useTranslation('review');
  return (
    <EmptyState title={t('empty.title')} icon={<Scale aria-hidden size={28} />}>
      <p>{t('empty.help')}</p>
    </EmptyState>
  );
};

/** Work that a supervisor has to decide, the one that waits longest first. */
export const ReviewsScreen = () => {
  const { t } = useTranslation('review');
  const answer = useAnswer('review/list', {});
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      aside={<LinkButton href={protectionLogPath}>{t('protectionLog')}</LinkButton>}
    >
      <Loaded answer={answer}>
        {({ reviews }) => {
          const open = reviews.filter((review) => !isDecided(review));
          const decided = reviews.filter(isDecided);
          return (
            <div className="stack stack-wide">
              {open.length === 0 ? <Nothing /> : <List title={t('list')} reviews={open} />}
              {decided.length === 0 ? null : <List title={t('decidedList')} reviews={decided} />}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
};
