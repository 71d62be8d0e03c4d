import type { PointsStanding, ShownDocument } from '../../../preload/contract/identity.ts';
import type { z } from 'zod';
import { addDays } from '../calendar.ts';
import type { PointsRule } from '../catalogue/identity-rules.ts';

type Shown = z.infer<typeof ShownDocument>;
type Category = PointsRule['categories'][number];
type Entry = Category['documents'][number];
type Found = { readonly category: Category; readonly entry: Entry };
type Counted = PointsStanding['documents'][number];

/**
 * How far several documents bring somebody: what each counts, what is missing, and which one more would do. A kind counts once, a
 * category as far as it goes (the most valuable first), and one that has run out not at all, unless the table gives it grace.
 */
export const countPoints = (shown: readonly Shown[], rule: PointsRule, today: string): PointsStanding => {
  const documents = countEach(shown, rule, today);
  const points = sum(documents);
  const missingCategories = missingFrom(rule, documents);
  return {
    points,
    needed: rule.needed,
    isEnough: points >= rule.needed && missingCategories.length === 0,
    documents,
    next: nextDocuments(shown, rule, today),
    missingCategories,
  };
};

const countEach = (shown: readonly Shown[], rule: PointsRule, today: string): readonly Counted[] => {
  const found = shown.map((each) => findEntry(rule, each.documentKind));
  const notes = shown.map((each, at) => noteOn(each, found[at] ?? null, shown.slice(0, at), today));
  return shown.map((each, at) => {
    const entry = found[at] ?? null;
    const note = notes[at] ?? (isFull(at, found, notes) ? 'category-full' : null);
    return {
      documentKind: each.documentKind,
      points: note === null && entry ? entry.entry.points : 0,
      note,
    };
  });
};

const findEntry = (rule: PointsRule, documentKind: string): Found | null => {
  for (const category of rule.categories) {
    const entry = category.documents.find((each) => each.documentKind === documentKind);
    if (entry) return { category, entry };
  }
  return null;
};

const noteOn = (
  shown: Shown,
  found: Found | null,
  before: readonly Shown[],
  today: string,
): Counted['note'] => {
  if (!found) return 'unknown';
  if (before.some((each) => each.documentKind === shown.documentKind)) return 'same-again';
  const { hasExpiry, graceDays } = found.entry;
  if (shown.number.trim() === '' || (hasExpiry && shown.expiresOn === null)) return 'incomplete';
  return hasExpiry && shown.expiresOn !== null && addDays(shown.expiresOn, graceDays) < today
    ? 'expired'
    : null;
};

/** Whether as many worth at least as much already count in the category of the document at this place. */
const isFull = (at: number, found: readonly (Found | null)[], notes: readonly Counted['note'][]): boolean => {
  const own = found[at];
  if (!own || own.category.atMost === null) return false;
  const better = found.filter(
    (other, place) =>
      other?.category === own.category &&
      notes[place] === null &&
      (other.entry.points > own.entry.points || (other.entry.points === own.entry.points && place < at)),
  );
  return better.length >= own.category.atMost;
};

const sum = (documents: readonly Counted[]): number =>
  documents.reduce((total, { points }) => total + points, 0);

const missingFrom = (rule: PointsRule, documents: readonly Counted[]): readonly string[] =>
  rule.categories
    .filter(({ documents: kinds, atLeast }) => {
      const counted = documents.filter(
        ({ documentKind, points }) =>
          points > 0 && kinds.some((entry) => entry.documentKind === documentKind),
      );
      return counted.length < atLeast;
    })
    .map(({ categoryId }) => categoryId);

/** Each document of the table that would bring it on, the one that gives most first. One that fills a category always gives points. */
const nextDocuments = (shown: readonly Shown[], rule: PointsRule, today: string): PointsStanding['next'] => {
  const before = sum(countEach(shown, rule, today));
  return rule.categories
    .flatMap(({ documents }) => documents)
    .map(({ documentKind }) => {
      const added = { documentKind, number: '-', issuingCountry: 'XX', expiresOn: today };
      const after = countEach([...shown, added], rule, today);
      const points = sum(after);
      const isEnough = points >= rule.needed && missingFrom(rule, after).length === 0;
      return { documentKind, points: points - before, isEnough };
    })
    .filter(({ points }) => points > 0)
    .toSorted((left, right) => right.points - left.points);
};
