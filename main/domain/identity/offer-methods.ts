import type { MethodKind, MethodObstacle, MethodOffer } from '../../../preload/contract/identity.ts';
import type { Channel } from '../../../preload/contract/values.ts';
import type { IdentityMethodRule } from '../catalogue/identity-rules.ts';
import { compareLevels } from './levels.ts';

/** What is there for the methods to work with. */
export type IdentityMeans = {
  readonly isOnline: boolean;
  readonly hasColleague: boolean;
  readonly hasRegisteredNumber: boolean;
  /** On a phone or in a mailbox, as central knows them. */
  readonly canReceiveCode: boolean;
  readonly questions: number;
  readonly questionsNeeded: number;
  readonly areQuestionsLocked: boolean;
};

/** The methods of a channel, those that work now first and the strongest first among them. None that the channel lacks is shown. */
export const offerMethods = (
  rules: readonly IdentityMethodRule[],
  channel: Channel,
  means: IdentityMeans,
): readonly MethodOffer[] =>
  rules
    .flatMap((rule) => {
      const level = rule.levels[channel];
      if (level === undefined) return [];
      const { method, kind, maxAgeMinutes } = rule;
      return [{ method, kind, level, maxAgeMinutes, whyNot: obstacles[kind](means) }];
    })
    .toSorted(
      (left, right) =>
        Number(left.whyNot !== null) - Number(right.whyNot !== null) ||
        compareLevels(right.level, left.level),
    );

type Obstacle = (means: IdentityMeans) => MethodObstacle | null;

const never: Obstacle = () => null;
const unlessOnline: Obstacle = ({ isOnline }) => (isOnline ? null : 'offline');

/** What stands in the way of each kind, by what there is to work with. */
const obstacles: Readonly<Record<MethodKind, Obstacle>> = {
  document: never,
  points: never,
  'known-person': never,
  credential: never,
  provisional: never,
  eid: unlessOnline,
  code: (means) => (means.canReceiveCode ? unlessOnline(means) : 'no-registered-number'),
  callback: ({ hasRegisteredNumber }) => (hasRegisteredNumber ? null : 'no-registered-number'),
  vouching: ({ hasColleague }) => (hasColleague ? null : 'nobody-else-here'),
  questions: ({ areQuestionsLocked, questions, questionsNeeded }) => {
    if (areQuestionsLocked) return 'locked';
    return questions >= questionsNeeded ? null : 'no-questions';
  },
};
