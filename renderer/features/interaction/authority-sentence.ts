import type { AuthorityAnswer, Ground } from '../../../preload/contract/authority.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';

/** Which sentence answers "may they?"; the words are in `authority.json`, days are `YYYY-MM-DD`. */
export type AuthoritySentence =
  | { readonly says: 'permit.self'; readonly party: string }
  | {
      readonly says: 'permit.mandate';
      readonly party: string;
      readonly madeOn: string;
      readonly until: string;
    }
  | { readonly says: 'permit.mandateOpenEnded'; readonly party: string; readonly madeOn: string }
  /** A ground that has no sentence of its own yet. */
  | { readonly says: 'permit.other'; readonly party: string; readonly ground: Ground }
  | { readonly says: 'refuse.sentence'; readonly party: string }
  | { readonly says: 'refuse.nobody' };

/** The name of the one in contact; null while nobody has said who it is. */
export const partyName = ({ party, subject }: Pick<Interaction, 'party' | 'subject'>): string | null => {
  if (party === null) return null;
  return party.kind === 'subject' ? subject.name : party.name;
};

/** The sentence for an answer, to be read aloud to the one in contact. */
export const authoritySentence = (
  answer: AuthorityAnswer,
  interaction: Pick<Interaction, 'party' | 'subject'>,
): AuthoritySentence => {
  const party = partyName(interaction);
  if (party === null) return { says: 'refuse.nobody' };
  if (answer.outcome === 'refuse') return { says: 'refuse.sentence', party };
  const { ground, evidence, until } = answer;
  if (evidence.kind === 'mandate') {
    const { madeOn } = evidence;
    return until === null
      ? { says: 'permit.mandateOpenEnded', party, madeOn }
      : { says: 'permit.mandate', party, madeOn, until };
  }
  return ground === 'self' ? { says: 'permit.self', party } : { says: 'permit.other', party, ground };
};
