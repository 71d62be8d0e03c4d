import { useTranslation } from 'react-i18next';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { ReviewDetail } from '../../../preload/contract/review.ts';
import { ClockNote } from '../../components/clock-note.tsx';
import { Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { useReviewWords } from './review-words.ts';

type SideProps = { readonly detail: ReviewDetail };

/** A clock that was wrong is said where the moment is said. */
const ClockWord = ({ review: { clockNote } }: Pick<ReviewDetail, 'review'>) =>
  clockNote === null ? null : <ClockNote note={clockNote} />;

/** What the desk could know when the work was done, and what it was asked to do. */
export const ThenPanel = ({ detail: { review, knownThen } }: SideProps) => {
  const { t } = useTranslation(['review', 'authority']);
  const pack = useCodedText('pack');
  const format = useFormat();
  const words = useReviewWords();
  const decided = { term: t('then.at'), value: format.moment(review.decidedAt) };
  if (knownThen === null) {
    return (
      <Panel title={t('then.title')}>
        <Facts lines={[decided]} />
        <ClockWord review={review} />
      </Panel>
    );
  }
  const { level, identityMethod, freshAsOf, isProvisional, values } = knownThen;
  const asked = Object.entries(values).filter(([, value]) => value !== null && value !== '');
  return (
    <Panel title={t('then.title')}>
      <Facts
        lines={[
          decided,
          { term: t('then.level'), value: t(`authority:level.${level}`) },
          {
            term: t('then.method'),
            value:
              identityMethod === null ? t('then.noMethod') : pack.text(`identityMethod.${identityMethod}`),
          },
          {
            term: t('then.fresh'),
            value: freshAsOf === null ? t('then.notKnown') : format.moment(freshAsOf),
          },
        ]}
      />
      <ClockWord review={review} />
      {isProvisional ? <p>{t('then.provisional')}</p> : null}
      {asked.length === 0 ? null : (
        <>
          <h3 className="panel-sub">{t('then.work')}</h3>
          <Facts
            lines={asked.map(([fieldId, value]) => ({
              term: words.label(review, fieldId),
              value: <span dir="auto">{words.value(value)}</span>,
            }))}
          />
        </>
      )}
    </Panel>
  );
};

const useStanding = (): ((mandate: Mandate) => string) => {
  const { t } = useTranslation('review');
  const format = useFormat();
  return ({ status, validUntil, revokedOn }) => {
    if (status === 'revoked') {
      return revokedOn === null ? t('now.revokedUnknown') : t('now.revoked', { day: format.day(revokedOn) });
    }
    if (status === 'expired') return t('now.expired', { day: format.day(validUntil ?? '') });
    return t(`now.${status}`);
  };
};

/** What central has told of the ground since. */
export const NowPanel = ({ detail: { review, knownNow } }: SideProps) => {
  const { t } = useTranslation('review');
  const pack = useCodedText('pack');
  const format = useFormat();
  const standing = useStanding();
  const { mandate, asOf } = knownNow;
  const isByMandate = review.ground === 'mandate' || review.ground === 'staff-mandate';
  const about =
    mandate === null
      ? isByMandate
        ? [{ term: t('now.mandate'), value: t('now.noMandate') }]
        : []
      : [
          { term: t('now.mandate'), value: <strong>{standing(mandate)}</strong> },
          { term: t('now.kind'), value: pack.text(`mandateKind.${mandate.kind}`) },
        ];
  return (
    <Panel title={t('now.title')}>
      <Facts
        lines={[
          { term: t('now.why'), value: t(`reason.${review.reason}`) },
          ...about,
          { term: t('now.asOf'), value: asOf === null ? t('then.notKnown') : format.moment(asOf) },
        ]}
      />
    </Panel>
  );
};
