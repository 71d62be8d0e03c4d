import type { Choices } from '../../../../preload/contract/choices.ts';
import type { IdentityOffer, MethodOffer } from '../../../../preload/contract/identity.ts';
import type { IdentityProof, Interaction } from '../../../../preload/contract/interaction.ts';
import type { StepFormProps } from '../../../components/step-form.tsx';

/** What every way of identifying somebody is given: one calm form each. */
export type MethodFormProps = {
  readonly interaction: Interaction;
  readonly offer: IdentityOffer;
  readonly choices: Choices;
  readonly method: MethodOffer;
  /** The name of the method, as the pack says it. */
  readonly title: string;
  readonly focus: NonNullable<StepFormProps['focus']>;
  /** Something was recorded, whatever it proved. */
  readonly onRecorded: (proof: Pick<IdentityProof, 'level' | 'shortfall'>) => void;
};
