import { Ground } from '../../../preload/contract/authority.ts';
import { DecisionMade, type MadeDecision, type Review } from '../../../preload/contract/review.ts';
import { reviewChoices } from '../../domain/reviews/review-choices.ts';
import {
  findChoiceOnItsWay,
  listDecisions,
  type DecisionRow,
  type ReviewRow,
} from '../../vault/queries/reviews.ts';
import type { Desk } from '../desk.ts';
import { guardsOf, type Guard } from '../guarded-people.ts';

/** A decision whose kind this build does not know is not shown as something else. */
const toDecision = (row: DecisionRow, isWaiting: boolean): readonly MadeDecision[] => {
  const decision = DecisionMade.safeParse(row.decision);
  return decision.success ? [{ ...row, decision: decision.data, isWaiting }] : [];
};

/**
 * Of one's own file or a relative's nothing shows but that there is something for another supervisor (domain.md, Authority rule 8): not what was
 * done, on what ground, nor in whose words.
 */
const withheld = (row: ReviewRow): Review => ({
  reviewId: row.reviewId,
  subject: { personId: row.subjectId, name: row.subjectName },
  serviceId: null,
  reference: null,
  reason: row.reason,
  ground: null,
  partyName: '',
  staffName: '',
  decidedAt: row.decidedAt,
  openedAt: row.openedAt,
  clockNote: null,
  handedOver: null,
  needsFourEyes: row.needsFourEyes,
  state: row.state,
  decisions: [],
  choices: [],
  notNow: 'own-file',
});

/** Whether this staff member has to leave it to a colleague: it is as much the case of whoever stood for the citizen as the citizen's. */
export const guardOfReview = (
  desk: Desk,
  { subjectId, actingPersonIds }: Pick<ReviewRow, 'subjectId' | 'actingPersonIds'>,
): Guard => {
  const guards = [subjectId, ...actingPersonIds].map(guardsOf(desk));
  return guards.find((guard) => guard === 'own') ?? guards.find((guard) => guard !== null) ?? null;
};

/** A review as the supervisor at this desk sees it: with what may be decided now. */
export const toReview = (desk: Desk, row: ReviewRow): Review =>
  guardOfReview(desk, row) === null ? inFull(desk, row) : withheld(row);

const inFull = (desk: Desk, row: ReviewRow): Review => {
  const told = listDecisions(desk.vault.read, row.reviewId);
  const onItsWay = findChoiceOnItsWay(desk.vault.read, row.reviewId);
  const { staffId } = desk.staff;
  const ground = Ground.safeParse(row.ground);
  return {
    reviewId: row.reviewId,
    subject: { personId: row.subjectId, name: row.subjectName },
    serviceId: row.serviceId,
    reference: row.reference,
    reason: row.reason,
    ground: ground.success ? ground.data : null,
    partyName: row.partyName,
    staffName: row.staffName,
    decidedAt: row.decidedAt,
    openedAt: row.openedAt,
    clockNote: row.clockNote,
    handedOver: row.handedOver,
    needsFourEyes: row.needsFourEyes,
    state: row.state,
    decisions: [
      ...told.flatMap((decision) => toDecision(decision, false)),
      ...(onItsWay === null ? [] : toDecision(onItsWay, true)),
    ],
    ...reviewChoices({
      state: row.state,
      isOwnWork: [row.staffId, row.secondStaffId].includes(staffId),
      isOwnDecision: told.at(-1)?.staffId === staffId,
      isOnItsWay: onItsWay !== null,
    }),
  };
};
