import { bestProof } from '../../identity/reached-level.ts';
import type { AuthorityCase } from '../case.ts';
import { absent, holds, lacks, type GroundAnswer } from '../ground.ts';
import { missing } from '../missing.ts';

/**
 * Rule 12: somebody breaks the glass. Only once claimed, only with a reason written first, only for a service that allows it and never
 * for money. It stands in for the ground and for the identity alike, so it says how little is known: the level may be none. A second
 * person looks at it within a day unless one was there.
 */
export const emergencyGround = ({ request, facts, proofClock, words }: AuthorityCase): GroundAnswer => {
  const claimed = facts.emergency;
  if (claimed === null || request.party === null || request.subject.civilStatus === 'deceased') return absent;
  const reason = claimed.reason.trim();
  const isAllowed = request.service.emergency && request.power !== 'receive-money';
  if (!isAllowed || reason === '') {
    return lacks(
      ...(isAllowed ? [] : [missing('emergency-not-for-this', words, ['ask-supervisor', 'come-to-counter'])]),
      ...(reason === '' ? [missing('emergency-reason-missing', words, ['state-reason'])] : []),
    );
  }
  const level = bestProof(facts.proofs, proofClock)?.level ?? 'none';
  const wasAlone = claimed.secondStaffId === null || claimed.secondStaffId === request.staff.staffId;
  return holds({
    ground: 'emergency',
    evidence: { kind: 'emergency', reason, secondStaffId: claimed.secondStaffId },
    level,
    owes: [
      ...(wasAlone ? (['four-eyes'] as const) : []),
      'emergency-review',
      ...(level === 'none' ? (['ask-again-at-counter'] as const) : []),
    ],
  });
};
