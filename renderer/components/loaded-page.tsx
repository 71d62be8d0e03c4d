import type { ReactNode } from 'react';
import type { CallName } from '../../preload/contract/calls.ts';
import type { Problem } from '../../preload/contract/problem.ts';
import { Loaded, type LoadedProps } from './loaded.tsx';
import { Page } from './page.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Skeleton } from './skeleton.tsx';

export type LoadedPageProps<C extends CallName> = Pick<LoadedProps<C>, 'answer' | 'children'> & {
  /** Of the page while it is on its way, and where it cannot be shown. */
  readonly titles: { readonly loading: string; readonly unavailable: string };
  /** A button that leads somewhere else, where it cannot be shown. */
  readonly wayOut: ReactNode;
  /** What to show in place of a problem that this place knows a remedy for; null for any other. */
  readonly remedy?: (problem: Problem, retry: () => void) => ReactNode;
};

/** A whole page that waits for one answer: its outline at first, a way out where there is none, else what the child draws. */
export const LoadedPage = <C extends CallName>({
  answer,
  children,
  titles,
  wayOut,
  remedy,
}: LoadedPageProps<C>) => {
  const unavailable = (problem: Problem, retry: () => void): ReactNode => (
    <Page title={titles.unavailable}>
      <ProblemNotice problem={problem} onRetry={retry} actions={wayOut} />
    </Page>
  );
  const loading = (
    <Page title={titles.loading} focus="none">
      <Skeleton lines={8} />
    </Page>
  );
  return (
    <Loaded
      answer={answer}
      loading={loading}
      problem={(problem, retry) => remedy?.(problem, retry) ?? unavailable(problem, retry)}
    >
      {children}
    </Loaded>
  );
};
