import type { Grantee, Mandate } from '../../../preload/contract/mandate.ts';
import type { MandateDraft, MandatePreview } from '../../../preload/contract/mandate-making.ts';
import { type DraftFault, draftFaults } from '../../domain/mandates/draft-faults.ts';
import { lastDayOf } from '../../domain/mandates/durations.ts';
import { offeredPowers } from '../../domain/mandates/offered-powers.ts';
import { supersedes } from '../../domain/mandates/supersession.ts';
import type { InteractionRow } from '../../vault/queries/interactions.ts';
import { listMandatesGiven } from '../../vault/queries/mandates.ts';
import { findPersonName } from '../../vault/queries/people.ts';
import type { Desk } from '../desk.ts';
import { toMandate } from '../mandate-view.ts';
import { todayAt } from '../today.ts';
import { type Grantor, grantorOf } from './grantor.ts';
import { wordDraft, wordingLanguages } from './word-draft.ts';

/** A draft as it would stand. Preview and making ask the same question, so that nothing is made that was shown otherwise. */
export type JudgedDraft = Pick<MandatePreview, 'paragraphs' | 'wordingHash'> & {
  readonly grantor: Grantor;
  /** With the names of the registers, and nothing twice. */
  readonly draft: MandateDraft;
  readonly faults: readonly DraftFault[];
  readonly validUntil: string | null;
  /** The one contact for which it would hold, or null. */
  readonly interactionId: InteractionRow['interactionId'] | null;
  readonly supersedes: readonly Mandate[];
};

export const judgeDraft = (desk: Desk, interaction: InteractionRow, asked: MandateDraft): JudgedDraft => {
  const grantor = grantorOf(desk, interaction);
  const rules = desk.pack.mandateMaking;
  const draft = tidied(desk, asked);
  const faults = draftFaults({
    draft,
    rules,
    grantor,
    powers: offeredPowers(desk.pack),
    isKnown: (grantee) => isKnown(desk, grantor, grantee),
    languages: wordingLanguages(desk.pack),
    today: todayAt(desk),
  });
  const duration = rules.durations.find((each) => each.duration === draft.duration);
  const validUntil = duration ? lastDayOf(duration, draft.validFrom) : null;
  const interactionId = duration?.days === null ? interaction.interactionId : null;
  return {
    grantor,
    draft,
    faults,
    validUntil,
    interactionId,
    supersedes: faults.length > 0 ? [] : replacedBy(desk, { draft, grantor, validUntil, interactionId }),
    ...wordDraft(desk, { draft, grantorName: grantor.name, validUntil, interactionId }),
  };
};

/** The register's name wins over what the page sent, and what stands there twice counts once. */
const tidied = (desk: Desk, draft: MandateDraft): MandateDraft => ({
  ...draft,
  grantees: draft.grantees.map((grantee) => ({ ...grantee, name: registeredName(desk, grantee) })),
  scope: draft.scope.filter(
    (line, index, all) =>
      all.findIndex(({ serviceId, power }) => serviceId === line.serviceId && power === line.power) === index,
  ),
  channels: [...new Set(draft.channels)],
  restrictions: draft.restrictions.trim(),
});

const registeredName = (desk: Desk, { kind, partyId, name }: Grantee): string =>
  kind === 'person' && partyId !== null ? (findPersonName(desk.vault.read, partyId) ?? name) : name;

/**
 * Only somebody a register knows can be told from a namesake. An organisation may be one no register here holds; an office is this one.
 * Staff never empower themselves.
 */
const isKnown = (desk: Desk, { facts }: Grantor, { kind, partyId, name }: Grantee): boolean => {
  if (kind === 'office') return name === desk.staff.office;
  if (kind === 'organisation') return true;
  if (partyId === null || partyId === desk.staff.personId) return false;
  const close = [...(facts?.household ?? []), ...(facts?.relations ?? [])];
  return (
    findPersonName(desk.vault.read, partyId) !== null || close.some(({ personId }) => personId === partyId)
  );
};

type Made = Pick<JudgedDraft, 'draft' | 'grantor' | 'validUntil' | 'interactionId'>;

const replacedBy = (desk: Desk, { draft, grantor, validUntil, interactionId }: Made): readonly Mandate[] => {
  const [grantee, ...otherGrantees] = draft.grantees;
  if (!grantee) return [];
  const { scope, validFrom } = draft;
  const made = { grantee, otherGrantees, scope, interactionId, validFrom, validUntil };
  const today = todayAt(desk);
  return listMandatesGiven(desk.vault.read, grantor.personId)
    .map((row) => toMandate(desk, row))
    .filter((older) => supersedes(made, older, today));
};
