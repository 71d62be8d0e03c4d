import type { ActSummary, Interaction } from '../../preload/contract/interaction.ts';
import { reachedLevel } from '../domain/identity/reached-level.ts';
import { ageYears } from '../domain/interaction/age.ts';
import { listActs, type ActRow } from '../vault/queries/acts.ts';
import { listProofs } from '../vault/queries/identity-proofs.ts';
import type { InteractionRow } from '../vault/queries/interactions.ts';
import { findPersonFacts } from '../vault/queries/people.ts';
import type { Desk } from './desk.ts';
import { toIdentityProof } from './identity-proof-view.ts';
import { listStillPresent } from './still-present.ts';
import { todayAt } from './today.ts';

/** All that the strip of truth and the steps show of one contact. */
export const toInteraction = (desk: Desk, row: InteractionRow): Interaction => {
  const person = findPersonFacts(desk.vault.read, row.subjectId);
  const proofs = listProofs(desk.vault.read, row).map(toIdentityProof);
  const birthDate = person?.birthDate.value ?? null;
  return {
    interactionId: row.interactionId,
    subject: {
      personId: row.subjectId,
      name: person?.name.value.display ?? row.subjectName,
      birthDate,
      ageYears: ageYears(birthDate, todayAt(desk)),
      nationalNumber: person?.nationalNumber.value ?? null,
    },
    channel: row.channel,
    mode: row.mode,
    state: row.state,
    purpose: { purposeId: row.purposeId, legalBasisId: row.legalBasisId },
    startedAt: row.startedAt,
    completedAt: row.completedAt,
    party: row.party,
    emergency: row.emergency,
    alsoPresent: listStillPresent(desk, row.interactionId).map(({ personId, name, level }) => ({
      personId,
      name,
      level,
    })),
    proofs,
    level: reachedLevel(proofs, { pack: desk.pack, now: desk.clock.now() }),
    acts: listActs(desk.vault.read, row.interactionId).map(toActSummary),
  };
};

const toActSummary = (act: ActRow): ActSummary => {
  const { actId, serviceId } = act;
  return act.state === 'completed'
    ? {
        actId,
        serviceId,
        state: 'completed',
        legalState: act.legalState,
        reference: act.reference,
        changedAt: act.completedAt,
      }
    : { actId, serviceId, state: 'draft', legalState: null, reference: null, changedAt: act.savedAt };
};
