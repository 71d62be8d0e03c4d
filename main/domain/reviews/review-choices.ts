import type { Review, ReviewChoice, ReviewState } from '../../../preload/contract/review.ts';

/** What there is to know of a review and of who looks at it; nobody looks at one in their own file, or a relative's, at all. */
export type ReviewSituation = {
  readonly state: ReviewState;
  readonly isOwnWork: boolean;
  /** Who decided last, if that was the same person. */
  readonly isOwnDecision: boolean;
  /** Decided at this machine, and central has not said so yet. */
  readonly isOnItsWay: boolean;
};

const byState: Readonly<Record<ReviewState, readonly ReviewChoice[]>> = {
  open: ['accept-good-faith', 'undo', 'contact-citizen'],
  'citizen-contacted': ['accept-good-faith', 'undo', 'contact-citizen'],
  'waiting-for-second': ['confirm', 'reject'],
  accepted: [],
  undone: [],
};

const nothing = (notNow: Review['notNow']) => ({ choices: [], notNow });

/** What this supervisor may decide now, or why nothing. Central holds the same rules, and has the last word. */
export const reviewChoices = (situation: ReviewSituation): Pick<Review, 'choices' | 'notNow'> => {
  if (byState[situation.state].length === 0) return nothing('decided');
  if (situation.isOwnWork) return nothing('own-work');
  if (situation.isOnItsWay) return nothing('on-its-way');
  if (situation.state === 'waiting-for-second' && situation.isOwnDecision) return nothing('own-decision');
  return { choices: byState[situation.state], notNow: null };
};
