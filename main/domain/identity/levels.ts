import type { AssuranceLevel } from '../../../preload/contract/values.ts';

const order: readonly AssuranceLevel[] = ['none', 'low', 'substantial', 'high'];

/** Negative where `left` is the lower level, zero where equal. */
export const compareLevels = (left: AssuranceLevel, right: AssuranceLevel): number =>
  order.indexOf(left) - order.indexOf(right);

export const reaches = (level: AssuranceLevel, needed: AssuranceLevel): boolean =>
  compareLevels(level, needed) >= 0;

export const lowerOf = (left: AssuranceLevel, right: AssuranceLevel): AssuranceLevel =>
  compareLevels(left, right) <= 0 ? left : right;

export const highestOf = (levels: readonly AssuranceLevel[]): AssuranceLevel =>
  levels.reduce((best, level) => (compareLevels(level, best) > 0 ? level : best), 'none');
