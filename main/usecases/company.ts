import type { Input } from '../../preload/contract/calls.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import { assessProof } from '../domain/identity/assess-proof.ts';
import { reaches } from '../domain/identity/levels.ts';
import { putPresent } from '../vault/queries/also-present.ts';
import { partyKeyOf } from '../vault/queries/identity-proofs.ts';
import { findInteraction, setEmergency, type InteractionRow } from '../vault/queries/interactions.ts';
import { findPersonName } from '../vault/queries/people.ts';
import { audit } from './audit.ts';
import type { Desk } from './desk.ts';
import { noteRefusal } from './identity/keep-proof.ts';
import { signSecond } from './identity/second-signature.ts';
import { toInteraction } from './interaction-view.ts';
import { findOpenInteraction } from './own-interaction.ts';
import { todayAt } from './today.ts';

/** Who else is there, and what is claimed, besides the party of a contact. */

/**
 * Writes down a co-attorney or another custody holder who is in the room, by an original document of their own. One that proves less than
 * `substantial` is not written down: it would make nobody decide.
 */
export const addPresent = (desk: Desk, input: Input<'interaction/add-present'>) => {
  const found = findOpenInteraction(desk, input.interactionId);
  if (!found.ok) return found;
  const { subjectId, channel } = found.value;
  const name = findPersonName(desk.vault.read, input.personId);
  if (name === null) return fail({ code: 'person/not-found' as const });
  const { document } = input;
  const assessed = assessProof({
    method: 'original-document',
    document,
    channel,
    isLikenessChecked: input.isLikenessChecked,
    pack: desk.pack,
    today: todayAt(desk),
  });
  if (!assessed.ok) return assessed;
  const { level } = assessed.value;
  if (!reaches(level, 'substantial')) return fail({ code: 'identity/document-not-enough' as const });
  desk.vault.transact((db) => {
    putPresent(db, {
      interactionId: input.interactionId,
      personId: input.personId,
      name,
      documentKind: document.documentKind,
      documentNumber: document.number.trim(),
      issuingCountry: document.issuingCountry,
      expiresOn: document.expiresOn,
      level,
      checkedBy: desk.staff.staffId,
      checkedAt: desk.clock.now().toISOString(),
    });
    const details = { personId: input.personId, level };
    audit(desk, db, {
      action: 'interaction/present-added',
      subjectId,
      interactionId: input.interactionId,
      details,
    });
  });
  return shown(desk, input.interactionId);
};

/**
 * Break glass (rule 12): the claim with its reason is kept before anything is done on it. A second colleague who answers for it signs with a
 * PIN of their own.
 */
export const claimEmergency = async (
  desk: Desk,
  { interactionId, reason, second }: Input<'interaction/claim-emergency'>,
) => {
  const begun = findWithParty(desk, interactionId);
  if (!begun.ok) return begun;
  const signed = second === null ? ok(null) : await signSecond(desk, second, sidesOf(begun.value));
  if (!signed.ok) {
    noteRefusal(desk, { interaction: begun.value }, { method: 'emergency', reason: signed.problem.code });
    return signed;
  }
  // The contact may have ended while the PIN was looked at, or be with somebody for whom nobody signed.
  const found = findWithParty(desk, interactionId);
  if (!found.ok) return found;
  if (partyKeyOf(found.value) !== partyKeyOf(begun.value))
    return fail({ code: 'interaction/party-changed' as const });
  const { subjectId } = found.value;
  const secondStaffId = second?.staffId ?? null;
  desk.vault.transact((db) => {
    setEmergency(db, { interactionId, reason, secondStaffId });
    const details = { secondStaffId };
    audit(desk, db, { action: 'authority/emergency-claimed', subjectId, interactionId, details });
  });
  return shown(desk, interactionId);
};

const findWithParty = (desk: Desk, interactionId: string) => {
  const found = findOpenInteraction(desk, interactionId);
  return found.ok && found.value.party === null
    ? fail({ code: 'interaction/party-missing' as const })
    : found;
};

const sidesOf = ({ subjectId, party }: InteractionRow): readonly (string | null)[] => [
  subjectId,
  party?.kind === 'representative' ? party.personId : null,
];

const shown = (desk: Desk, interactionId: Input<'interaction/add-present'>['interactionId']) => {
  desk.announce({ event: 'interaction/changed', data: { interactionId } });
  const row = findInteraction(desk.vault.read, interactionId);
  if (!row) throw new Error('an interaction changed a moment ago is there');
  return ok(toInteraction(desk, row));
};
