import type { Interaction, Mode, OpenInteraction, Party } from '../../preload/contract/interaction.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import type { Channel, InteractionId, PersonId } from '../../preload/contract/values.ts';
import { partyKeyOf } from '../vault/queries/identity-proofs.ts';
import {
  clearEmergency,
  findInteraction,
  insertInteraction,
  listOpenInteractions,
  setInteractionMode,
  setInteractionParty,
} from '../vault/queries/interactions.ts';
import { findPersonName } from '../vault/queries/people.ts';
import { audit } from './audit.ts';
import type { Desk } from './desk.ts';
import { toInteraction } from './interaction-view.ts';
import { purposeOf } from './open-file.ts';
import { findOpenInteraction, findOwnInteraction } from './own-interaction.ts';

/**
 * Starts a contact about a citizen whose file is open; answers the one already open by the same channel. One by another channel is ended
 * first: what is asked of a proof, and what is owed, depends on how contact was made.
 */
export const startInteraction = (
  desk: Desk,
  { personId, channel, mode }: { personId: PersonId; channel: Channel; mode: Mode },
) => {
  if (findPersonName(desk.vault.read, personId) === null) return fail({ code: 'person/not-found' as const });
  const purpose = purposeOf(desk, personId);
  if (!purpose) return fail({ code: 'access/purpose-needed' as const });
  const already = listOpenInteractions(desk.vault.read, desk.staff.staffId).find(
    (row) => row.subjectId === personId,
  );
  if (already && already.channel !== channel)
    return fail({ code: 'interaction/other-channel-open' as const });
  if (already) return ok({ interactionId: already.interactionId });

  const interactionId = desk.newId() as InteractionId;
  desk.vault.transact((db) => {
    insertInteraction(db, {
      interactionId,
      subjectId: personId,
      staffId: desk.staff.staffId,
      channel,
      mode,
      purposeId: purpose.purposeId,
      legalBasisId: purpose.legalBasisId,
      startedAt: desk.clock.now().toISOString(),
    });
    audit(desk, db, {
      action: 'interaction/started',
      subjectId: personId,
      interactionId,
      details: { channel, mode },
    });
  });
  desk.announce({ event: 'interaction/changed', data: { interactionId } });
  return ok({ interactionId });
};

export const listOpen = (desk: Desk): readonly OpenInteraction[] =>
  listOpenInteractions(desk.vault.read, desk.staff.staffId).map((row) => ({
    interactionId: row.interactionId,
    personId: row.subjectId,
    name: row.subjectName,
    mode: row.mode,
    startedAt: row.startedAt,
    hasDraft: row.hasDraft,
  }));

export const getInteraction = (desk: Desk, interactionId: InteractionId) => {
  const found = findOwnInteraction(desk, interactionId);
  return found.ok ? ok(toInteraction(desk, found.value)) : found;
};

export const setMode = (
  desk: Desk,
  { interactionId, mode }: { interactionId: InteractionId; mode: Mode },
) => {
  const found = findOpenInteraction(desk, interactionId);
  if (!found.ok) return found;
  desk.vault.transact((db) => {
    setInteractionMode(db, { interactionId, mode });
    audit(desk, db, {
      action: 'interaction/mode-set',
      subjectId: found.value.subjectId,
      interactionId,
      details: { mode },
    });
  });
  return changed(desk, interactionId);
};

/**
 * Says who is in contact. The mode follows: somebody on behalf of the citizen means representing. An emergency was claimed for whoever was
 * there then, and answered for with them.
 */
export const setParty = (
  desk: Desk,
  { interactionId, party }: { interactionId: InteractionId; party: Party },
) => {
  const found = findOpenInteraction(desk, interactionId);
  if (!found.ok) return found;
  const { subjectId, mode } = found.value;
  const named = withRegisteredName(desk, party);
  desk.vault.transact((db) => {
    setInteractionParty(db, { interactionId, party: named });
    setInteractionMode(db, { interactionId, mode: modeFor(named, mode) });
    if (partyKeyOf({ party: named, subjectId }) !== partyKeyOf(found.value))
      clearEmergency(db, interactionId);
    const personId = named.kind === 'representative' ? named.personId : null;
    audit(desk, db, {
      action: 'interaction/party-set',
      subjectId,
      interactionId,
      details: { party: named.kind, personId },
    });
  });
  return changed(desk, interactionId);
};

const modeFor = (party: Party, mode: Mode): Mode => {
  if (mode === 'informing') return mode;
  return party.kind === 'representative' || party.kind === 'office' ? 'representing' : 'assisting';
};

/** The register's name wins over what the page sent. */
const withRegisteredName = (desk: Desk, party: Party): Party => {
  if (party.kind !== 'representative' || party.personId === null) return party;
  return { ...party, name: findPersonName(desk.vault.read, party.personId) ?? party.name };
};

const changed = (desk: Desk, interactionId: InteractionId): Result<Interaction, never> => {
  desk.announce({ event: 'interaction/changed', data: { interactionId } });
  const row = findInteraction(desk.vault.read, interactionId);
  if (!row) throw new Error('an interaction changed a moment ago is there');
  return ok(toInteraction(desk, row));
};
