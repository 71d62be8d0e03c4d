import type { Problem } from '../../preload/contract/problem.ts';
import { fail } from '../../preload/contract/result.ts';
import type { Core } from './port.ts';

/** Stands in where the core cannot run: answers every call with the reason, so that the page can say it in words. */
export const createRefusingCore = (problem: Problem): Core => ({
  answer: async () => fail(problem),
  subscribe: () => () => {},
  close: async () => {},
});
