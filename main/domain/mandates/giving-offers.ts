import type { Party } from '../../../preload/contract/interaction.ts';
import type { GivingOffer } from '../../../preload/contract/mandate-making.ts';
import type { Role } from '../../../preload/contract/session.ts';
import type { AssuranceLevel, Channel } from '../../../preload/contract/values.ts';
import { reaches } from '../identity/levels.ts';
import type { MandateRules } from './mandate-rules.ts';

/** What decides which ways of giving a mandate are open in a contact. */
export type GivingCase = {
  readonly rules: MandateRules;
  readonly party: Party | null;
  readonly channel: Channel;
  /** Reached by the party of this contact. */
  readonly level: AssuranceLevel;
  readonly role: Role;
  readonly isOnline: boolean;
  readonly hasRegisteredPhone: boolean;
  readonly hasMailbox: boolean;
};

/**
 * Each way and whether it can be gone. A mandate is the grantor's own word: with anybody else in contact only the ways that reach the
 * grantor are open (domain.md, Authority rule 9).
 */
export const givingOffers = (giving: GivingCase): readonly GivingOffer[] =>
  [
    { way: 'signature-on-screen' as const, whyNot: whyNoSignature(giving) },
    { way: 'code' as const, whyNot: whyNoCode(giving) },
    { way: 'phone-read-back' as const, whyNot: whyNoReadBack(giving) },
    { way: 'paper' as const, whyNot: whyNoPaper(giving) },
    { way: 'request-letter' as const, whyNot: whyNoLetter(giving) },
  ].map(({ way, whyNot }) => ({ way, isPossible: whyNot === null, whyNot }));

type WhyNot = GivingOffer['whyNot'];

const whyNoSignature = ({ rules, party, channel, level }: GivingCase): WhyNot => {
  if (!rules.signature.channels.includes(channel)) return 'wrong-channel';
  return party?.kind === 'subject' && reaches(level, rules.signature.level) ? null : 'identity-missing';
};

const whyNoCode = ({ isOnline, hasRegisteredPhone, hasMailbox }: GivingCase): WhyNot => {
  if (!isOnline) return 'offline';
  return hasRegisteredPhone || hasMailbox ? null : 'no-registered-number';
};

/** The grantor at the line has been identified on it; with another party only a call to the registered number reaches the grantor. */
const whyNoReadBack = ({ rules, party, channel, level, hasRegisteredPhone }: GivingCase): WhyNot => {
  if (!rules.readBack.channels.includes(channel)) return 'wrong-channel';
  if (party?.kind === 'subject') return reaches(level, rules.readBack.level) ? null : 'identity-missing';
  if (channel !== 'callback') return 'wrong-channel';
  return hasRegisteredPhone ? null : 'no-registered-number';
};

const whyNoPaper = ({ rules, channel }: GivingCase): WhyNot =>
  rules.paper.channels.includes(channel) ? null : 'wrong-channel';

const whyNoLetter = ({ rules, role }: GivingCase): WhyNot =>
  rules.requestLetter.roles.includes(role) ? null : 'role';
