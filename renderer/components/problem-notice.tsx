import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../preload/contract/problem.ts';
import { useProblemText } from '../language/problem-text.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

export type ProblemNoticeProps = {
  readonly problem: Problem;
  /** Shows "Try again". */
  readonly onRetry?: () => void;
  /** Other ways on, before "Try again". */
  readonly actions?: ReactNode;
};

/** Problems that stop the work on this machine; all others are something that waits for the next step. */
const isGrave = (problem: Problem): boolean =>
  problem.code === 'internal' || problem.code.startsWith('vault/') || problem.code === 'contract/untrusted';

/** What happened, what is safe, what to do: in this order, in words. */
export const ProblemNotice = ({ problem, onRetry, actions }: ProblemNoticeProps) => {
  const { t } = useTranslation('app');
  const { title, safe, next } = useProblemText()(problem);
  const retry = onRetry === undefined ? null : <Button onPress={onRetry}>{t('problem.retry')}</Button>;
  const hasButtons = actions !== undefined || retry !== null;
  return (
    <Notice
      tone={isGrave(problem) ? 'danger' : 'wait'}
      title={title}
      isAnnounced
      {...(hasButtons
        ? {
            actions: (
              <>
                {actions}
                {retry}
              </>
            ),
          }
        : {})}
    >
      <p>{safe}</p>
      <p>{next}</p>
    </Notice>
  );
};
