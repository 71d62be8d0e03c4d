import type { EnvelopeAuthority } from '../../../central/api/work.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { WithdrawalPreview } from '../../../preload/contract/mandate-keeping.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { reaches } from '../../domain/identity/levels.ts';
import { listDraftsOn } from '../../vault/queries/drafts-on-mandate.ts';
import type { WriteDb } from '../../vault/open.ts';
import type { InteractionRow } from '../../vault/queries/interactions.ts';
import { recordMandateUse } from '../../vault/queries/mandate-uses.ts';
import { endMandateHere } from '../../vault/queries/replica-mandate.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { partyOf } from '../envelope-authority.ts';
import { todayAt } from '../today.ts';
import { queueWork } from '../work.ts';
import { partyProof } from './grantor.ts';
import { announceMandate, atThisDesk, keepOrSayFull, mandateNow } from './mandate-desk.ts';
import { findSide, type Side } from './side-of-mandate.ts';

/** Step one: what a withdrawal would end and who is told. Nothing is changed. */
export const previewWithdrawal = (desk: Desk, { interactionId, mandateId }: Input<'mandate/withdrawal'>) => {
  const side = findSide(desk, interactionId, mandateId);
  if (!side.ok) return side;
  const { mandate, by } = side.value;
  const grantees = [mandate.grantee, ...mandate.otherGrantees].map(({ name }) => name);
  const preview: WithdrawalPreview = {
    mandate,
    by,
    openActs: draftsOn(desk, mandate).length,
    tells: by === 'grantor' ? grantees : [mandate.grantor.name],
  };
  return ok(preview);
};

/**
 * Step two: as easily as it was given, by either side (domain.md, Authority rule 13). It works here at once, also on drafts that build on it,
 * because authority is asked again at each step; everywhere else from the next sync.
 */
export const withdrawMandate = (desk: Desk, input: Input<'mandate/withdraw'>) => {
  const { interactionId, mandateId, reason } = input;
  const side = findSide(desk, interactionId, mandateId);
  if (!side.ok) return side;
  const { mandate, interaction } = side.value;
  if (mandate.status === 'revoked' || mandate.status === 'expired')
    return fail({ code: 'mandate/ended-already' as const });
  if (!isIdentified(desk, interaction)) return fail({ code: 'identity/needed' as const });
  const stopped = draftsOn(desk, mandate);
  const kept = keepOrSayFull(desk, (db) => keepEnd(desk, db, { side: side.value, reason }));
  if (!kept.ok) return kept;
  desk.traffic.workQueued();
  const ended = mandateNow(desk, mandateId);
  announceMandate(desk, ended, interactionId);
  for (const draft of stopped)
    desk.announce({ event: 'interaction/changed', data: { interactionId: draft.interactionId } });
  return ok(ended);
};

const draftsOn = (desk: Desk, mandate: Mandate) => listDraftsOn(desk.vault.read, mandate);

/** An office that lays down its own mandate is the staff member at the desk, who has signed in. */
const isIdentified = (desk: Desk, interaction: InteractionRow): boolean =>
  interaction.party?.kind === 'office' ||
  reaches(partyProof(desk, interaction)?.level ?? 'none', desk.pack.mandateMaking.withdrawalLevel);

const keepEnd = (
  desk: Desk,
  db: WriteDb,
  { side, reason }: { readonly side: Side; readonly reason: string },
): void => {
  const { mandate, by, interaction } = side;
  const { mandateId } = mandate;
  const madeAt = desk.clock.now();
  const at = madeAt.toISOString();
  const envelopeId = desk.newId();
  const subjectId = mandate.grantor.personId;
  const endReason = by === 'grantor' ? 'withdrawn-by-grantor' : 'renounced-by-grantee';
  endMandateHere(db, { mandateId, on: todayAt(desk), at, reason: endReason, by: envelopeId });
  recordMandateUse(db, { ...atThisDesk(desk, mandateId), kind: 'withdrawn' });
  queueWork(desk, db, {
    kind: 'mandate-withdrawn',
    envelopeId,
    subjectId,
    interactionId: interaction.interactionId,
    actId: null,
    baseVersion: null,
    authority: authorityOf(desk, side),
    madeAt,
    payload: { mandateId, by, reason, effectiveAt: at },
  });
  audit(desk, db, {
    action: 'mandate/withdrawn',
    subjectId,
    interactionId: interaction.interactionId,
    details: { mandateId, envelopeId, by },
  });
};

const authorityOf = (desk: Desk, { mandate, by, interaction }: Side): EnvelopeAuthority => {
  const proof = partyProof(desk, interaction);
  return {
    ground: by === 'grantor' ? 'self' : 'mandate',
    mandateId: by === 'grantor' ? null : mandate.mandateId,
    ...partyOf(desk, interaction),
    level: proof?.level ?? 'none',
    identityMethod: proof?.method ?? null,
    decidedAt: desk.clock.now().toISOString(),
    credentialHash: mandate.credential.hash,
    freshAsOf: mandate.provenance.asOf,
    scope: null,
    evidence: {},
    isProvisional: false,
    secondStaffId: null,
  };
};
