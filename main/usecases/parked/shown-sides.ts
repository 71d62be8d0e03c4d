import type { ParkedWork } from '../../../preload/contract/outbox-parked.ts';
import type { FieldValues } from '../../../preload/contract/service.ts';
import { revealsContact } from '../../domain/authority/reveals-contact.ts';
import { findAmendmentDraft } from '../../vault/queries/amendment-drafts.ts';
import type { ParkedRow } from '../../vault/queries/parked.ts';
import { findPersonFacts } from '../../vault/queries/people.ts';
import { findResolution, type Evidence } from '../../vault/queries/resolutions.ts';
import type { Desk } from '../desk.ts';
import type { Comparison } from './compare.ts';

type Sides = Pick<ParkedWork, 'base' | 'here' | 'central' | 'chosen' | 'draft' | 'merged'>;

/** The sides of parked work as this desk may show them now; `isOpen`: what was written is still to be mended here. */
export const shownSides = (desk: Desk, row: ParkedRow, compared: Comparison, isOpen: boolean): Sides => {
  const { read } = desk.vault;
  const draft = findAmendmentDraft(read, row.envelopeId);
  const evidence = findResolution(read, row.envelopeId)?.evidence ?? null;
  const sides = { ...sidesOf(compared, evidence), draft, merged: compared.merge.values };
  const isProtected = findPersonFacts(read, row.subjectId)?.hasShieldedAddress ?? false;
  return isProtected ? withoutHome(sides, compared, isOpen) : sides;
};

/** What came to its end is shown as it was compared then: the evidence, not today's register. */
const sidesOf = ({ base, own, central }: Comparison, evidence: Evidence): Omit<Sides, 'draft' | 'merged'> =>
  evidence === null
    ? { base, here: own, central, chosen: null }
    : { base: evidence.base, here: evidence.own, central: evidence.central, chosen: evidence.chosen };

/**
 * Of somebody whose address is protected now, whenever the flag came (domain.md, Authority rule 7): of the registers what this desk may still
 * read there, and nothing of a form that says where they live, but for what is still to be mended here.
 */
const withoutHome = (sides: Sides, { service, central }: Comparison, isOpen: boolean): Sides => {
  const stillKnown = (values: FieldValues): FieldValues =>
    Object.fromEntries(Object.entries(values).filter(([fieldId]) => fieldId in central));
  const registers = { base: stillKnown(sides.base), central: stillKnown(sides.central) };
  if (isOpen || !revealsContact(service)) return { ...sides, ...registers };
  return { ...registers, here: {}, chosen: sides.chosen && {}, draft: null, merged: {} };
};
