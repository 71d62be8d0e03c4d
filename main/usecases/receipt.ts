import { Envelope } from '../../central/api/sync.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import type { FieldValues, NextStep, Receipt } from '../../preload/contract/service.ts';
import type { ActId } from '../../preload/contract/values.ts';
import { nextSteps } from '../domain/catalogue/next-steps.ts';
import type { ServiceRule } from '../domain/catalogue/service-rule.ts';
import type { ActAuthority, ActRow } from '../vault/queries/acts.ts';
import type { InteractionRow } from '../vault/queries/interactions.ts';
import { findAmendingPiece, type LatestPiece } from '../vault/queries/line-pieces.ts';
import { findPersonFacts } from '../vault/queries/people.ts';
import { listToldReceivers } from '../vault/queries/receivers.ts';
import type { Desk } from './desk.ts';
import { findOwnAct } from './open-act.ts';

/**
 * What the citizen is given: the reference, what happens next, what is owed, and how far the work has come by now. Of work that was amended,
 * what was sent last.
 */
export const readReceipt = (desk: Desk, actId: ActId) => {
  const found = findOwnAct(desk, actId);
  if (!found.ok || found.value.act.state !== 'completed') return fail({ code: 'act/not-found' as const });
  const { act, interaction, service } = { ...found.value, act: found.value.act };
  const { legalState, authority } = act;
  const amending = findAmendingPiece(desk.vault.read, act.envelopeId);
  const sent = amending === null ? null : lastSent(amending, interaction);
  const representedBy = sent === null ? actingFor(authority, interaction) : sent.representedBy;
  const values = sent?.values ?? act.values;
  const receipt: Receipt = {
    actId: act.actId,
    serviceId: act.serviceId,
    reference: act.reference,
    capturedAt: act.completedAt,
    partyName: sent?.partyName ?? authority.partyName,
    amendedAt: amending?.capturedAt ?? null,
    legalState,
    nextSteps:
      legalState === 'withdrawn' ? [] : stepsOf(desk, { values, interaction, service, representedBy }),
    obligations: amending?.obligations ?? authority.obligations,
    receivers: listToldReceivers(desk.vault.read, act.actId),
  };
  return ok(receipt);
};

/** What an amended piece says of values and of who acted. */
const lastSent = ({ content }: LatestPiece, interaction: InteractionRow) => {
  const { kind, payload, authority } = Envelope.parse(JSON.parse(content));
  const acted = authority ?? noAuthority;
  return {
    values: kind === 'act-completed' ? payload.values : null,
    partyName: acted.partyName,
    representedBy: actingFor(acted, interaction),
  };
};

/**
 * Who acted in the citizen's place, whoever is in contact by now; null where nobody did. An office that acted by itself represents nobody
 * who has to be named.
 */
const actingFor = (
  {
    ground,
    partyPersonId,
    partyName,
  }: Pick<ActAuthority, 'ground' | 'partyPersonId'> & { readonly partyName: string | null },
  { subjectId }: InteractionRow,
): string | null => (partyPersonId === subjectId || ground === 'staff-mandate' ? null : partyName);

const noAuthority = { ground: '', partyPersonId: null, partyName: null } as const;

const representativeOf = ({ party }: InteractionRow): string | null =>
  party?.kind === 'representative' ? party.name : null;

type Done = { readonly act: ActRow; readonly interaction: InteractionRow; readonly service: ServiceRule };

/** "What happens next, when, who" of an act, by the pack. */
export const stepsAfter = (desk: Desk, { act, interaction, service }: Done): readonly NextStep[] =>
  stepsOf(desk, {
    values: act.values,
    interaction,
    service,
    representedBy: representativeOf(interaction),
  });

type Said = Pick<Done, 'interaction' | 'service'> & {
  readonly values: FieldValues;
  readonly representedBy: string | null;
};

const stepsOf = (desk: Desk, { values, interaction, service, representedBy }: Said): readonly NextStep[] =>
  nextSteps(service, {
    channel: interaction.channel,
    letters: findPersonFacts(desk.vault.read, interaction.subjectId)?.letters.value ?? 'print',
    subject: interaction.subjectName,
    representedBy,
    values,
  });
