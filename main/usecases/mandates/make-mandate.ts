import type { EnvelopeAuthority, MandatePayload } from '../../../central/api/work.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import type { WriteDb } from '../../vault/open.ts';
import type { InteractionRow } from '../../vault/queries/interactions.ts';
import { insertMandateEvidence } from '../../vault/queries/mandate-evidence.ts';
import { recordMandateUse } from '../../vault/queries/mandate-uses.ts';
import { insertMadeMandate } from '../../vault/queries/mandates-here.ts';
import { endMandateHere } from '../../vault/queries/replica-mandate.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { findOpenInteraction } from '../own-interaction.ts';
import { todayAt } from '../today.ts';
import { queueWork } from '../work.ts';
import { grantorOf, partyProof, waysFor } from './grantor.ts';
import { type GatheredGiving, gatherGiving } from './gather-giving.ts';
import { type JudgedDraft, judgeDraft } from './judge-draft.ts';
import { announceMandate, atThisDesk, keepOrSayFull, mandateNow } from './mandate-desk.ts';

type Made = {
  readonly interaction: InteractionRow;
  readonly judged: JudgedDraft;
  readonly gathered: GatheredGiving;
};

/**
 * Makes a mandate, with or without a network: the row with which it holds at once, what shows that it was given, the end of those it
 * replaces, its envelope and the audit entry commit in one transaction. A refusal is kept as well, and is no mandate.
 */
export const makeMandate = async (desk: Desk, { interactionId, draft, giving }: Input<'mandate/make'>) => {
  const begun = findOpenInteraction(desk, interactionId);
  if (!begun.ok) return begun;
  const faults = faultsOf(judgeDraft(desk, begun.value, draft));
  if (faults) return faults;
  const way = waysFor(desk, begun.value, grantorOf(desk, begun.value)).find(
    (each) => each.way === giving.way,
  );
  if (way?.whyNot === 'offline') return fail({ code: 'mandate/offline' as const });
  if (!way?.isPossible) return fail({ code: 'mandate/way-not-possible' as const });
  const gathered = await gatherGiving(desk, { interaction: begun.value, draft, giving });
  if (!gathered.ok) return gathered;

  // A code was on its way meanwhile: the contact may have ended, another mandate may have been made.
  const found = findOpenInteraction(desk, interactionId);
  if (!found.ok) return found;
  const interaction = found.value;
  const judged = judgeDraft(desk, interaction, draft);
  const faultsNow = faultsOf(judged);
  if (faultsNow) return faultsNow;
  const made: Made = { interaction, judged, gathered: gathered.value };
  if (!gathered.value.isGiven) {
    const kept = keepOrSayFull(desk, (db) => keepRefusal(desk, db, made));
    return kept.ok ? fail({ code: 'mandate/not-given' as const }) : kept;
  }
  const mandateId = desk.newId();
  const kept = keepOrSayFull(desk, (db) => keepMade(desk, db, { ...made, mandateId }));
  if (!kept.ok) return kept;
  desk.traffic.workQueued();
  const mandate = mandateNow(desk, mandateId);
  announceMandate(desk, mandate, interactionId);
  return ok(mandate);
};

const faultsOf = ({ faults }: JudgedDraft) =>
  faults.length > 0
    ? fail({ code: 'mandate/faults' as const, fields: [...new Set(faults.map(({ field }) => field))] })
    : null;

const evidenceOf = (desk: Desk, { interaction, judged, gathered }: Made) => ({
  evidenceId: desk.newId(),
  subjectId: interaction.subjectId,
  interactionId: interaction.interactionId,
  giving: gathered.giving,
  wordingHash: judged.wordingHash,
  staffId: desk.staff.staffId,
  at: desk.clock.now().toISOString(),
});

const keepRefusal = (desk: Desk, db: WriteDb, made: Made): void => {
  const { subjectId, interactionId } = made.interaction;
  insertMandateEvidence(db, { ...evidenceOf(desk, made), mandateId: null, outcome: 'refused' });
  const details = { way: made.gathered.giving.way };
  audit(desk, db, { action: 'mandate/not-given', subjectId, interactionId, details });
};

const keepMade = (desk: Desk, db: WriteDb, made: Made & { readonly mandateId: string }): void => {
  const { interaction, judged, gathered, mandateId } = made;
  const { subjectId, interactionId } = interaction;
  const madeAt = desk.clock.now();
  const at = madeAt.toISOString();
  const envelopeId = desk.newId();
  const payload = payloadOf(desk, made);
  for (const older of judged.supersedes) {
    const on = judged.draft.validFrom;
    endMandateHere(db, { mandateId: older.mandateId, on, at, reason: 'superseded', by: envelopeId });
    recordMandateUse(db, { ...atThisDesk(desk, older.mandateId), kind: 'superseded' });
  }
  insertMadeMandate(db, { payload, grantorId: subjectId, envelopeId, at });
  insertMandateEvidence(db, { ...evidenceOf(desk, made), mandateId, outcome: 'given' });
  recordMandateUse(db, { ...atThisDesk(desk, mandateId), kind: 'made' });
  queueWork(desk, db, {
    kind: 'mandate-made',
    envelopeId,
    subjectId,
    interactionId,
    actId: null,
    baseVersion: null,
    authority: authorityOf(desk, interaction),
    madeAt,
    payload,
  });
  const details = { mandateId, envelopeId, way: gathered.giving.way };
  audit(desk, db, { action: 'mandate/made', subjectId, interactionId, details });
};

const payloadOf = (
  desk: Desk,
  { judged, gathered, mandateId }: Made & { readonly mandateId: string },
): MandatePayload => {
  const { draft, grantor, validUntil, interactionId, wordingHash } = judged;
  const { wordingId, version } = desk.pack.mandateMaking.wording;
  return {
    mandateId,
    kind: draft.kind,
    grantorName: grantor.name,
    grantees: draft.grantees.map((grantee) => ({ ...grantee })),
    decide: draft.decide,
    scope: draft.scope.map((line) => ({ ...line })),
    channels: [...draft.channels],
    restrictions: draft.restrictions,
    madeOn: todayAt(desk),
    validFrom: draft.validFrom,
    validUntil,
    interactionId,
    wording: { wordingId, version, hash: wordingHash, language: draft.language },
    giving: gathered.giving,
    office: desk.staff.office,
  };
};

/** The grantor gives it in person; where somebody else is in contact the way it was given speaks for itself. */
const authorityOf = (desk: Desk, interaction: InteractionRow): EnvelopeAuthority | null => {
  if (interaction.party?.kind !== 'subject') return null;
  const proof = partyProof(desk, interaction);
  return {
    ground: 'self',
    mandateId: null,
    partyPersonId: interaction.subjectId,
    partyName: grantorOf(desk, interaction).name,
    level: proof?.level ?? 'none',
    identityMethod: proof?.method ?? null,
    decidedAt: desk.clock.now().toISOString(),
    credentialHash: null,
    freshAsOf: null,
    scope: null,
    evidence: {},
    isProvisional: false,
    secondStaffId: null,
  };
};
