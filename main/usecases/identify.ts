import type { Input } from '../../preload/contract/calls.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import { assessProof } from '../domain/identity/assess-proof.ts';
import { insertProof, type IdentityProofRow } from '../vault/queries/identity-proofs.ts';
import { audit } from './audit.ts';
import type { Desk } from './desk.ts';
import { toIdentityProof } from './identity-proof-view.ts';
import { findOpenInteraction } from './own-interaction.ts';
import { todayAt } from './today.ts';

/**
 * Writes down how the party was identified and answers what level that gives. A document that has expired or is not accepted is
 * written down too, with its shortfall: what was shown is a fact.
 */
export const recordIdentity = (desk: Desk, input: Input<'interaction/record-identity'>) => {
  const found = findOpenInteraction(desk, input.interactionId);
  if (!found.ok) return found;
  const interaction = found.value;
  if (interaction.party === null) return fail({ code: 'interaction/party-missing' as const });
  const document = input.document && { ...input.document, number: input.document.number.trim() };
  const assessed = assessProof({
    method: input.method,
    document,
    channel: interaction.channel,
    isLikenessChecked: input.isLikenessChecked,
    pack: desk.pack,
    today: todayAt(desk),
  });
  if (!assessed.ok) return assessed;

  const row: IdentityProofRow = {
    proofId: desk.newId(),
    interactionId: input.interactionId,
    method: input.method,
    documentKind: document?.documentKind ?? null,
    documentNumber: document?.number ?? null,
    issuingCountry: document?.issuingCountry ?? null,
    expiresOn: document?.expiresOn ?? null,
    level: assessed.value.level,
    shortfall: assessed.value.shortfall,
    checkedBy: desk.staff.staffId,
    checkedAt: desk.clock.now().toISOString(),
  };
  desk.vault.transact((db) => {
    insertProof(db, row);
    audit(desk, db, {
      action: 'identity/recorded',
      subjectId: interaction.subjectId,
      interactionId: input.interactionId,
      details: { method: row.method, level: row.level, shortfall: row.shortfall },
    });
  });
  desk.announce({ event: 'interaction/changed', data: { interactionId: input.interactionId } });
  return ok(toIdentityProof({ ...row, checkedByName: desk.staff.name }));
};
