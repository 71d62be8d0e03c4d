import type { GroundEvaluator } from '../ground.ts';

/** The citizen in person. Age is not looked at: an age alone never refuses (rule 5). */
export const selfGround: GroundEvaluator = ({ request }) =>
  request.party?.kind === 'subject'
    ? { kind: 'holds', ground: 'self', evidence: { kind: 'identity' }, until: null, provenance: null }
    : { kind: 'absent' };
