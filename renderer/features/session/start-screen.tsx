import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../preload/contract/problem.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';

export type StartScreenProps = {
  /** Null while the desk is still starting. */
  readonly problem: Problem | null;
  readonly onRetry: () => void;
};

/** Before the desk has answered, and where it cannot open at all. */
export const StartScreen = ({ problem, onRetry }: StartScreenProps) => {
  const { t } = useTranslation('session');
  if (problem !== null) {
    return (
      <Page title={t('start.problem')}>
        <ProblemNotice problem={problem} onRetry={onRetry} />
      </Page>
    );
  }
  return (
    <Page title={t('start.title')} lead={t('start.waiting')}>
      <Skeleton lines={2} />
    </Page>
  );
};
