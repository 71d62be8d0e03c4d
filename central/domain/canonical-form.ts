import { canonicalJson } from '../api/canonical.ts';

/**
 * True if the text is the RFC 8785 form of the value that was parsed from it. Where the members stand in their order, JavaScript's own
 * serialisation is that form, and many times faster; keys that read as numbers, which it moves to the front, take the long way.
 */
export const isCanonicalForm = (value: object, text: string): boolean =>
  (hasKeysInOrder(value, deepest) && JSON.stringify(value) === text) || canonicalJson(value) === text;

/** What is nested deeper is left to the long way, which needs no stack. */
const deepest = 100;

/** By UTF-16 code units, at every depth. */
const hasKeysInOrder = (value: unknown, depth: number): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((inner) => hasKeysInOrder(inner, depth - 1));
  let before = '';
  return (
    Object.keys(value).every((key) => {
      const isInOrder = before <= key;
      before = key;
      return isInOrder;
    }) && Object.values(value).every((inner) => hasKeysInOrder(inner, depth - 1))
  );
};
