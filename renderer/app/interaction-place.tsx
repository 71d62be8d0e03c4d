import type { InteractionId } from '../../preload/contract/values.ts';
import { PersonPicker } from '../features/find/person-picker.tsx';
import { InteractionScreen } from '../features/interaction/interaction-screen.tsx';
import { ActScreen } from '../features/services/act-screen.tsx';

type InteractionPlaceProps = { readonly interactionId: InteractionId };

/** A conversation with the search for people and the work on services in it: the three features meet here. */
export const InteractionPlace = ({ interactionId }: InteractionPlaceProps) => (
  <InteractionScreen
    key={interactionId}
    interactionId={interactionId}
    renderAct={(step) => <ActScreen key={`${step.actId} ${step.place}`} {...step} />}
    renderSearch={(search) => <PersonPicker {...search} />}
  />
);
