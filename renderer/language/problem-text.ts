import { useTranslation } from 'react-i18next';
import type { Problem } from '../../preload/contract/problem.ts';
import type { Formats } from './formats.ts';
import { useFormat } from './use-format.ts';

export type ProblemText = {
  /** What happened. */
  readonly title: string;
  /** What is not lost. */
  readonly safe: string;
  /** What to do. */
  readonly next: string;
};

type Params = Readonly<Record<string, string | number>>;

/** The gaps in a problem's text: instants are written out, counts choose singular or plural. */
const paramsOf = (problem: Problem, format: Formats): Params => {
  if (problem.code === 'session/wrong-pin') return { count: problem.attemptsLeft };
  if (problem.code === 'interaction/unfinished-drafts') return { count: problem.count };
  if (problem.code === 'session/locked') return { until: format.moment(problem.until) };
  if (problem.code === 'session/lease-expired') return { expiredAt: format.moment(problem.expiredAt) };
  if (problem.code === 'internal') return { reference: problem.reference };
  if (problem.code === 'contract/too-large') {
    return { limit: format.number(Math.round(problem.limitBytes / 1024)) };
  }
  return problem.code === 'core/runtime-too-old' ? { found: problem.found, needed: problem.needed } : {};
};

/** Turns a problem into its three sentences. */
export const useProblemText = (): ((problem: Problem) => ProblemText) => {
  const { t } = useTranslation('problem');
  const format = useFormat();
  return (problem) => {
    const params = paramsOf(problem, format);
    return {
      title: t(`${problem.code}.title`, params),
      safe: t(`${problem.code}.safe`, params),
      next: t(`${problem.code}.next`, params),
    };
  };
};
