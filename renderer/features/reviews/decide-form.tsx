import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review, ReviewDraft } from '../../../preload/contract/review.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useKeptDecision } from './use-kept-decision.ts';

/** As the core asks for it. */
export const shortestReason = 10;

export type DecideFormProps = { readonly review: Review; readonly kept: ReviewDraft | null };

/** The decision with its reason. The button says what it does, and there is no decision without a reason. */
export const DecideForm = ({ review, kept }: DecideFormProps) => {
  const { t } = useTranslation('review');
  const decide = useCommand('review/decide');
  const { draft, keep, decideBy } = useKeptDecision(review.reviewId, kept);
  const { choice, reason } = draft;
  const [hasTried, setHasTried] = useState(false);
  const isReasoned = reason.trim().length >= shortestReason;
  const isSecond = review.state === 'waiting-for-second';

  const submit = (): void => {
    setHasTried(true);
    if (choice === null || !isReasoned) return;
    void decideBy(async () => {
      const answer = await decide.run({ reviewId: review.reviewId, choice, reason: reason.trim() });
      setHasTried(!answer.ok);
      return answer.ok;
    });
  };

  return (
    <Panel title={t(isSecond ? 'decide.secondTitle' : 'decide.title')}>
      <Form onSubmit={submit} label={t('decide.title')}>
        {review.needsFourEyes && !isSecond ? <Notice tone="info" title={t('decide.fourEyes')} /> : null}
        <RadioCards
          label={t('decide.choice')}
          value={choice}
          onChange={(next) => keep({ ...draft, choice: next })}
          error={hasTried && choice === null ? t('decide.choiceMissing') : null}
          cards={review.choices.map((value) => ({
            value,
            label: t(`choice.${value}.name`),
            detail: t(`choice.${value}.help`),
          }))}
        />
        <TextField
          label={t('decide.reason')}
          help={t('decide.reasonHelp')}
          error={hasTried && !isReasoned ? t('decide.reasonShort') : null}
          value={reason}
          onChange={(next) => keep({ ...draft, reason: next })}
          rows={3}
          maxLength={1000}
        />
        {decide.problem === null ? null : <ProblemNotice problem={decide.problem} />}
        <div className="row">
          <Button type="submit" look="primary" size="large" isPending={decide.isRunning}>
            {choice === null ? t('decide.title') : t(`choice.${choice}.button`)}
          </Button>
        </div>
      </Form>
    </Panel>
  );
};
