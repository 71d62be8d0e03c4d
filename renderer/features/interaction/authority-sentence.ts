import type { AuthorityAnswer, Permit } from '../../../preload/contract/authority.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';

/** Which sentence answers "may they?"; the words are in `authority.json` and `interaction.json`, days are `YYYY-MM-DD`. */
export type AuthoritySentence =
  | { readonly says: 'permit.self'; readonly party: string }
  | {
      readonly says: 'permit.mandate';
      readonly party: string;
      readonly madeOn: string;
      readonly until: string;
    }
  | { readonly says: 'permit.mandateOpenEnded'; readonly party: string; readonly madeOn: string }
  | { readonly says: 'custody'; readonly party: string }
  | { readonly says: 'guardianship'; readonly party: string }
  | { readonly says: 'emergency'; readonly party: string }
  | {
      readonly says: 'court-order';
      readonly party: string;
      readonly court: string;
      readonly madeOn: string;
      readonly until: string | null;
    }
  | {
      readonly says: 'business-role';
      readonly party: string;
      readonly organisation: string;
      readonly role: string;
    }
  /** It may be written down and is never shown as done (domain.md, rule 10). */
  | { readonly says: 'provisional'; readonly party: string }
  | { readonly says: 'refuse.sentence'; readonly party: string }
  | { readonly says: 'refuse.nobody' };

/** The name of the one in contact, `office` where nobody is; null while nobody has said who it is. */
export const partyName = (
  { party, subject }: Pick<Interaction, 'party' | 'subject'>,
  office: string,
): string | null => {
  if (party === null) return null;
  if (party.kind === 'office') return office;
  return party.kind === 'subject' ? subject.name : party.name;
};

const permitSentence = ({ ground, evidence, until }: Permit, party: string): AuthoritySentence => {
  if (evidence.kind === 'mandate') {
    const { madeOn } = evidence;
    return until === null
      ? { says: 'permit.mandateOpenEnded', party, madeOn }
      : { says: 'permit.mandate', party, madeOn, until };
  }
  if (evidence.kind === 'court-order') {
    return { says: 'court-order', party, court: evidence.court, madeOn: evidence.madeOn, until };
  }
  if (evidence.kind === 'business-role') {
    return { says: 'business-role', party, organisation: evidence.organisationName, role: evidence.role };
  }
  if (evidence.kind === 'emergency') return { says: 'emergency', party };
  if (evidence.kind === 'relation') {
    return { says: ground === 'guardianship' ? 'guardianship' : 'custody', party };
  }
  return { says: 'permit.self', party };
};

/** The sentence for an answer, to be read aloud to the one in contact. `office` is what this office is called in it. */
export const authoritySentence = (
  answer: AuthorityAnswer,
  interaction: Pick<Interaction, 'party' | 'subject'>,
  office: string,
): AuthoritySentence => {
  const party = partyName(interaction, office);
  if (party === null) return { says: 'refuse.nobody' };
  if (answer.outcome === 'refuse') return { says: 'refuse.sentence', party };
  return answer.provisional.length > 0 ? { says: 'provisional', party } : permitSentence(answer, party);
};
