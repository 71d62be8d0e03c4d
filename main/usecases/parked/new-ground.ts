import { Envelope } from '../../../central/api/sync.ts';
import type { Permit } from '../../../preload/contract/authority.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import type { GroundSought, NewGround } from '../../../preload/contract/outbox-parked.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { EnvelopeId, InteractionId } from '../../../preload/contract/values.ts';
import { serviceOf } from '../../domain/catalogue/pack.ts';
import type { ServiceRule } from '../../domain/catalogue/service-rule.ts';
import type { InteractionRow } from '../../vault/queries/interactions.ts';
import { findNewGround, listGroundSought, putNewGround } from '../../vault/queries/new-grounds.ts';
import type { ParkedRow } from '../../vault/queries/parked.ts';
import { audit } from '../audit.ts';
import { decideFor } from '../authority.ts';
import type { Desk, Refused } from '../desk.ts';
import { startInteraction } from '../interactions.ts';
import { openFile, purposeOf } from '../open-file.ts';
import { findOwnInteraction } from '../own-interaction.ts';
import { findActionable } from './find-own-parked.ts';

/**
 * Begins a contact in which another ground is proven for work that was refused for its own, or goes on with the one that is open about the
 * same citizen. The file is opened for what the work was done for: it is the same matter.
 */
export const beginNewGround = (desk: Desk, { envelopeId, channel }: Input<'parked/new-ground'>) => {
  const found = findActionable(desk, envelopeId, 'new-ground');
  if (!found.ok) return found;
  const { subjectId, content } = found.value;
  const { kind, payload } = Envelope.parse(JSON.parse(content));
  if (kind !== 'act-completed') return fail({ code: 'parked/not-possible' as const });
  if (purposeOf(desk, subjectId) === null) {
    const { purposeId, legalBasisId } = payload;
    const opened = openFile(desk, { personId: subjectId, purpose: { purposeId, legalBasisId } });
    if (!opened.ok) return opened;
  }
  const started = startInteraction(desk, { personId: subjectId, channel, mode: 'assisting' });
  if (!started.ok) return started;
  const { interactionId } = started.value;
  desk.vault.transact((db) => {
    const { staffId } = desk.staff;
    putNewGround(db, { envelopeId, interactionId, staffId, at: desk.clock.now().toISOString() });
    audit(desk, db, {
      action: 'parked/ground-sought',
      subjectId,
      interactionId,
      details: { envelopeId },
    });
  });
  desk.announce({ event: 'outbox/changed', data: {} });
  return ok({ interactionId });
};

type Sought = { readonly interaction: InteractionRow; readonly service: ServiceRule };

/** The contact that this member of staff has begun for it, whatever its state. */
const findSought = (desk: Desk, { envelopeId, serviceId }: ParkedRow): Sought | null => {
  const interactionId = findNewGround(desk.vault.read, envelopeId);
  const found = interactionId === null ? null : findOwnInteraction(desk, interactionId);
  const service = serviceOf(desk.pack, serviceId ?? '');
  return found?.ok && service !== undefined ? { interaction: found.value, service } : null;
};

/** How far the other ground has come: asked again at each look, for nothing remembers a permit. */
export const readNewGround = (desk: Desk, row: ParkedRow): NewGround | null => {
  const sought = findSought(desk, row);
  if (sought === null) return null;
  const { interaction, service } = sought;
  const { party, subjectName } = interaction;
  return {
    interactionId: interaction.interactionId,
    startedAt: interaction.startedAt,
    isOpen: interaction.state === 'open',
    partyName: party === null ? null : nameOf(desk, party, subjectName),
    answer: decideFor(desk, interaction, service),
  };
};

const nameOf = (
  { staff }: Desk,
  party: NonNullable<InteractionRow['party']>,
  subjectName: string,
): string => {
  if (party.kind === 'subject') return subjectName;
  return party.kind === 'office' ? staff.office : party.name;
};

export type ProvenGround = Sought & { readonly permit: Permit };

/** What may be sent on the other ground now; refused where it has not been proven, or its contact is over. */
export const findProvenGround = (
  desk: Desk,
  row: ParkedRow,
): Result<ProvenGround, Refused<'authority/refused' | 'parked/not-possible'>['problem']> => {
  const sought = findSought(desk, row);
  if (sought === null || sought.interaction.state !== 'open') return fail({ code: 'parked/not-possible' });
  const permit = decideFor(desk, sought.interaction, sought.service);
  return permit.outcome === 'refuse' ? fail({ code: 'authority/refused' }) : ok({ ...sought, permit });
};

/** For which parked work this contact was begun, as far as it still waits and this member of staff may mend it. */
export const listSoughtIn = (desk: Desk, interactionId: InteractionId): readonly GroundSought[] =>
  listGroundSought(desk.vault.read, interactionId).flatMap((envelopeId: EnvelopeId) => {
    const found = findActionable(desk, envelopeId, 'new-ground');
    const sought = found.ok ? findSought(desk, found.value) : null;
    if (sought === null) return [];
    const { interaction, service } = sought;
    return [{ envelopeId, serviceId: service.serviceId, answer: decideFor(desk, interaction, service) }];
  });
