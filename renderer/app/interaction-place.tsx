import type { InteractionId } from '../../preload/contract/values.ts';
import { DocumentsPart } from '../features/attachments/documents.tsx';
import { GroundSought } from '../features/conflicts/ground-sought.tsx';
import { PersonPicker } from '../features/find/person-picker.tsx';
import { InteractionScreen } from '../features/interaction/interaction-screen.tsx';
import { MakeMandate } from '../features/mandates/make-mandate.tsx';
import { ProveMandate } from '../features/mandates/prove-mandate.tsx';
import { ActScreen } from '../features/services/act-screen.tsx';

type InteractionPlaceProps = { readonly interactionId: InteractionId };

/** A conversation with the search for people and the work on services and mandates in it: the four features meet here. */
export const InteractionPlace = ({ interactionId }: InteractionPlaceProps) => (
  <>
    <GroundSought interactionId={interactionId} />
    <InteractionScreen
      key={interactionId}
      interactionId={interactionId}
      renderMandate={({ place, ...step }) =>
        place === 'mandate' ? <MakeMandate {...step} /> : <ProveMandate {...step} />
      }
      renderAct={(step) => (
        <ActScreen
          key={`${step.actId} ${step.place}`}
          {...step}
          documents={<DocumentsPart to={{ interactionId, actId: step.actId }} />}
        />
      )}
      documents={<DocumentsPart to={{ interactionId, actId: null }} />}
      renderSearch={(search) => <PersonPicker {...search} />}
    />
  </>
);
