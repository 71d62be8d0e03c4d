import type { Dispatch, SetStateAction } from 'react';
import type { MandateOffer } from '../../../preload/contract/mandate-making.ts';
import type { InteractionId } from '../../../preload/contract/values.ts';
import type { GivingFault, GivingForm } from './giving-form.ts';
import type { MandateForm } from './mandate-form.ts';

/** What each way of giving is shown with. */
export type GivingProps = {
  readonly offer: MandateOffer;
  readonly form: GivingForm;
  /** What comes after a wait changes the form as it is by then. */
  readonly onChange: Dispatch<SetStateAction<GivingForm>>;
  readonly fault: GivingFault | null;
  readonly interactionId: InteractionId;
  /** What is being given. */
  readonly drawnUp: MandateForm;
};
