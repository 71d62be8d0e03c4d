import { useTranslation } from 'react-i18next';
import type { ReviewDetail } from '../../../preload/contract/review.ts';
import type { ReviewId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LinkButton } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { LoadedPage } from '../../components/loaded-page.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { reviewsPath } from '../../components/paths.ts';
import { Quote } from '../../components/quote.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { useFormat } from '../../language/use-format.ts';
import { ContactsPanel } from './contacts-panel.tsx';
import { DecideForm } from './decide-form.tsx';
import { NowPanel, ThenPanel } from './then-and-now.tsx';
import { toneOf, useReviewWords } from './review-words.ts';
import './reviews.css';

export type ReviewScreenProps = { readonly reviewId: ReviewId };

/** One piece of work to decide: what the desk knew beside what is known now, then the decision. */
export const ReviewScreen = ({ reviewId }: ReviewScreenProps) => {
  const { t } = useTranslation('review');
  const answer = useAnswer('review/get', { reviewId });
  const title = t('title');
  return (
    <LoadedPage
      answer={answer}
      titles={{ loading: title, unavailable: title }}
      wayOut={<LinkButton href={reviewsPath}>{t('back')}</LinkButton>}
    >
      {(detail) => <Detail detail={detail} />}
    </LoadedPage>
  );
};

const Detail = ({ detail }: { readonly detail: ReviewDetail }) => {
  const { t } = useTranslation('review');
  const words = useReviewWords();
  const { review } = detail;
  const { subject, partyName, staffName, reference, notNow, choices } = review;
  return (
    <Page
      title={`${words.work(review)} · ${subject.name}`}
      lead={t(`reason.${review.reason}`)}
      width="full"
      aside={<LinkButton href={reviewsPath}>{t('back')}</LinkButton>}
    >
      <div className="row">
        <StateChip tone={toneOf[review.state]}>{t(`state.${review.state}`)}</StateChip>
      </div>
      <Facts
        lines={[
          { term: t('who.subject'), value: <bdi>{subject.name}</bdi> },
          { term: t('who.party'), value: <bdi>{partyName}</bdi> },
          { term: t('who.staff'), value: staffName },
          { term: t('who.ground'), value: words.ground(review) },
          ...(reference === null
            ? []
            : [{ term: t('who.reference'), value: <bdi className="mono">{reference}</bdi> }]),
        ]}
      />
      <HandedOver detail={detail} />
      <div className="review-sides">
        <ThenPanel detail={detail} />
        <NowPanel detail={detail} />
      </div>
      <Decisions detail={detail} />
      <ContactsPanel contacts={detail.contacts} />
      {notNow === null ? null : (
        <Notice
          tone={notNow === 'decided' || notNow === 'on-its-way' ? 'info' : 'wait'}
          title={t(`notNow.${notNow}`)}
        />
      )}
      {choices.length === 0 ? null : (
        <DecideForm key={`${review.reviewId} ${review.state}`} review={review} kept={detail.draft} />
      )}
    </Page>
  );
};

/** Why somebody wants it looked at, in their words. */
const HandedOver = ({ detail: { review } }: { readonly detail: ReviewDetail }) => {
  const { t } = useTranslation('review');
  const format = useFormat();
  if (review.handedOver === null) return null;
  const { staffName, words, at } = review.handedOver;
  return (
    <Panel title={t('handedOver.title')}>
      <Quote>
        <p>{words}</p>
        <p className="quiet small">{t('handedOver.by', { staff: staffName, at: format.moment(at) })}</p>
      </Quote>
    </Panel>
  );
};

const Decisions = ({ detail: { review } }: { readonly detail: ReviewDetail }) => {
  const { t } = useTranslation('review');
  const format = useFormat();
  if (review.decisions.length === 0) return null;
  return (
    <Panel title={t('decisions.title')}>
      <ol className="review-decisions">
        {review.decisions.map(({ staffId, staffName, decision, reason, at, isWaiting }) => (
          <li key={`${staffId} ${at}`}>
            <p>
              <strong>{t(`choice.${decision}.done`)}</strong>
            </p>
            <p dir="auto">{reason}</p>
            <p className="quiet small">{t('decisions.by', { staff: staffName, at: format.moment(at) })}</p>
            {isWaiting ? <p className="quiet small">{t('decisions.waiting')}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
};
