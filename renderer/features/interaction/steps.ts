import type { ActSummary, Interaction } from '../../../preload/contract/interaction.ts';

/** The steps of a conversation, in the order in which they are usually taken. */
export const steps = ['contact', 'identity', 'authority', 'service', 'review', 'end'] as const;
export type Step = (typeof steps)[number];

/** What is done beside the steps, when the question for the authority leads there: a mandate is made, or shown. */
const mandatePlaces = ['mandate', 'prove'] as const;
export type MandateStepPlace = (typeof mandatePlaces)[number];

/** What the address can show: the steps, the receipt that stands between the review and whatever comes next, and mandates. */
export type Place = Step | 'receipt' | MandateStepPlace;

export const isMandatePlace = (place: Place): place is MandateStepPlace =>
  (mandatePlaces as readonly Place[]).includes(place);

/** `later`: there is nothing to do there yet. */
export type StepState = 'done' | 'open' | 'later';

export const newestDraft = ({ acts }: Interaction): ActSummary | null =>
  acts
    .filter(({ state }) => state === 'draft')
    .reduce<ActSummary | null>(
      (newest, act) => (newest === null || act.changedAt > newest.changedAt ? act : newest),
      null,
    );

export const completedActs = ({ acts }: Interaction): readonly ActSummary[] =>
  acts.filter(({ state }) => state === 'completed');

const isIdentityDone = ({ mode, level }: Interaction): boolean => mode === 'informing' || level !== 'none';

/** Where a conversation stands: the first step that has work left, so that a reload or a colleague lands where it matters. */
export const firstOpenStep = (interaction: Interaction): Step => {
  if (interaction.state !== 'open') return 'end';
  if (interaction.party === null) return 'contact';
  if (newestDraft(interaction) !== null) return 'service';
  return isIdentityDone(interaction) ? 'authority' : 'identity';
};

export const stepStates = (interaction: Interaction): Readonly<Record<Step, StepState>> => {
  const hasDraft = newestDraft(interaction) !== null;
  const hasCompleted = completedActs(interaction).length > 0;
  const work: StepState = hasDraft ? 'open' : hasCompleted ? 'done' : 'later';
  return {
    contact: interaction.party === null ? 'open' : 'done',
    identity: isIdentityDone(interaction) ? 'done' : 'open',
    authority: hasDraft || hasCompleted ? 'done' : 'open',
    service: work,
    review: work,
    end: interaction.state === 'open' ? 'open' : 'done',
  };
};

const isPlace = (text: string): text is Place =>
  text === 'receipt' || ([...steps, ...mandatePlaces] as readonly string[]).includes(text);

/** The place an address names; where it names none that is known, the step at which the conversation stands. */
export const placeOf = (address: string | undefined, interaction: Interaction): Place =>
  address !== undefined && isPlace(address) ? address : firstOpenStep(interaction);
