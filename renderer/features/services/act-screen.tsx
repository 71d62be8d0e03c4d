import type { ReactNode } from 'react';
import type { Problem } from '../../../preload/contract/problem.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Loaded } from '../../components/loaded.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ActForm } from './act-form.tsx';
import { ActReceipt } from './act-receipt.tsx';
import { ActReview } from './act-review.tsx';
import type { ActStep } from './act-step.ts';

type PlaceProps = { readonly step: ActStep };

const ReceiptPlace = ({ step }: PlaceProps) => {
  const answer = useAnswer('act/receipt', { actId: step.actId });
  return <Loaded answer={answer}>{(receipt) => <ActReceipt receipt={receipt} step={step} />}</Loaded>;
};

/** A completed act has no form and no review any more: whoever comes back to them gets the receipt. */
const receiptInstead =
  (step: ActStep) =>
  (problem: Problem, retry: () => void): ReactNode =>
    problem.code === 'act/already-completed' ? (
      <ReceiptPlace step={step} />
    ) : (
      <ProblemNotice problem={problem} onRetry={retry} />
    );

const FormPlace = ({ step }: PlaceProps) => {
  const answer = useAnswer('act/form', { actId: step.actId });
  return (
    <Loaded answer={answer} problem={receiptInstead(step)}>
      {(form) => <ActForm form={form} step={step} />}
    </Loaded>
  );
};

const ReviewPlace = ({ step }: PlaceProps) => {
  const answer = useAnswer('act/review', { actId: step.actId });
  return (
    <Loaded answer={answer} problem={receiptInstead(step)}>
      {(review) => <ActReview review={review} step={step} />}
    </Loaded>
  );
};

const places = { service: FormPlace, review: ReviewPlace, receipt: ReceiptPlace } as const;

/** The work on one service: fill in, read and complete, receipt. */
export const ActScreen = (step: ActStep) => {
  const Place = places[step.place];
  return <Place step={step} />;
};
