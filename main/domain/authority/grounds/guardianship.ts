import { absent, holds, lacks, type GroundEvaluator } from '../ground.ts';
import { relationInForce } from '../in-force.ts';
import { coversMatters, mattersOf } from '../matters.ts';
import { missing } from '../missing.ts';

/** A guardian decides in the matters they were appointed for, as long as they are appointed (værgemålsloven §§ 5, 15). */
export const guardianshipGround: GroundEvaluator = ({ request, facts, representative, today, words }) => {
  const personId = representative?.personId ?? null;
  const appointed = facts.relations.filter(
    (relation) => relation.relation === 'guardian' && relation.personId === personId,
  );
  const [first] = appointed;
  if (!first) return absent;
  const current = appointed.filter((relation) => relationInForce(relation, today));
  const [standing] = current;
  if (!standing) {
    return lacks(
      missing('relation-ended', { ...words, relation: 'guardian' }, [
        'look-up-register',
        'subject-does-it-self',
      ]),
    );
  }
  const covering = current.find(({ matters }) => coversMatters(matters, request));
  if (covering) {
    return holds({
      ground: 'guardianship',
      evidence: { kind: 'relation', relation: 'guardian', register: covering.provenance.source },
      until: covering.until,
      provenance: covering.provenance,
    });
  }
  const params = { ...words, matters: standing.matters ?? 'all', needed: mattersOf(request) };
  return lacks(
    missing('relation-out-of-scope', params, ['make-mandate', 'subject-does-it-self', 'ask-supervisor']),
  );
};
