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

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** The gaps in a problem's text: moments are written out, counts choose singular or plural. */
const paramsOf = (problem: Problem, format: Formats): Params => {
  const { code, ...details } = problem;
  if (code === 'contract/too-large' && 'limitBytes' in details) {
    return { limit: format.number(Math.round(details.limitBytes / 1024)) };
  }
  const shown = Object.entries(details).flatMap(([name, value]): readonly [string, string | number][] => {
    if (typeof value === 'number') return [[name, value]];
    if (typeof value !== 'string') return [];
    return [[name, instant.test(value) ? format.moment(value) : value]];
  });
  const params = Object.fromEntries(shown);
  const count = params['attemptsLeft'];
  return count === undefined ? params : { ...params, count };
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
