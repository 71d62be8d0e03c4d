import type { BatchJudgement } from '../../domain/judge-batch.ts';
import { hashOfContent } from '../../domain/mandates/claims-of-mandate.ts';
import { announceMandates } from '../../store/announce-mandates.ts';
import type { Queryable } from '../../store/database.ts';
import { markUsed } from '../../store/queries/code-challenges.ts';
import { revokeOutdated } from '../../store/queries/credentials.ts';
import { insertMandates } from '../../store/queries/mandates.ts';

/** Codes that accepted mandates were given by: each is used up. */
const usedChallenges = ({ judged }: BatchJudgement): readonly (readonly [string, string])[] =>
  judged.flatMap(({ read: { envelope }, verdict }) => {
    if (verdict.kind !== 'accepted' || envelope.kind !== 'mandate-made') return [];
    const { giving, mandateId } = envelope.payload;
    return giving.way === 'code' ? [[giving.challengeId, mandateId] as const] : [];
  });

/** The mandates as they are now; a credential that says something else than its mandate does not stand any longer. */
export const storeMandates = async (db: Queryable, judgement: BatchJudgement, now: string): Promise<void> => {
  const current = [...new Map(judgement.mandates.map((mandate) => [mandate.mandateId, mandate])).values()];
  if (current.length === 0) return;
  await insertMandates(db, current);
  await revokeOutdated(
    db,
    current.map((mandate) => ({
      subjectId: mandate.grantorId,
      mandateId: mandate.mandateId,
      contentHash: mandate.revokedOn === null ? hashOfContent(mandate) : null,
      at: mandate.revokedAt ?? now,
    })),
  );
  await markUsed(db, usedChallenges(judgement));
  await announceMandates(db, current);
};
