import { absent, holds, type GroundEvaluator } from '../ground.ts';

/** Forvaltningsloven's practice: from this age a child takes part in its own case alone. */
const ownCaseYears = 15;

/**
 * The citizen in person. An age alone never refuses (rule 5): of what a younger child does itself the custody holders are told, where
 * the service tells them. An organisation is never there in person.
 */
export const selfGround: GroundEvaluator = ({ request, subjectAge }) => {
  if (request.party?.kind !== 'subject' || request.subject.kind !== 'person') return absent;
  const isYoung = subjectAge !== null && subjectAge < ownCaseYears;
  return holds({
    ground: 'self',
    evidence: { kind: 'identity' },
    owes: isYoung && request.service.custody !== 'one' ? ['letter-to-both-custody-holders'] : [],
  });
};
