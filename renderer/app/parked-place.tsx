import type { ReactNode } from 'react';
import type { NewGround } from '../../preload/contract/outbox-parked.ts';
import type { EnvelopeId, ServiceId } from '../../preload/contract/values.ts';
import { useAnswer } from '../api/use-answer.ts';
import { DocumentsPart } from '../features/attachments/documents.tsx';
import { ParkedScreen } from '../features/conflicts/parked-screen.tsx';
import type { WorkWords } from '../features/conflicts/work-words.ts';
import { AuthorityView } from '../features/interaction/authority-view.tsx';
import { useFieldTexts } from '../features/services/field-texts.ts';
import { FormField } from '../features/services/form-field.tsx';

type LentWordsProps = {
  readonly serviceId: ServiceId;
  readonly draw: (words: WorkWords) => ReactNode;
};

const LentWords = ({ serviceId, draw }: LentWordsProps) => {
  const texts = useFieldTexts(serviceId);
  return draw({
    label: texts.label,
    value: texts.value,
    fault: texts.fault,
    control: (control) => <FormField {...control} texts={texts} source={null} />,
  });
};

const drawWith = (serviceId: ServiceId, draw: LentWordsProps['draw']) => (
  <LentWords key={serviceId} serviceId={serviceId} draw={draw} />
);

type AnswerProps = { readonly newGround: NewGround; readonly serviceId: ServiceId };

const GroundAnswer = ({ newGround: { interactionId, answer }, serviceId }: AnswerProps) => {
  const interaction = useAnswer('interaction/get', { interactionId });
  return interaction.state === 'ready' ? (
    <AuthorityView answer={answer} interaction={interaction.value} serviceId={serviceId} />
  ) : null;
};

type ParkedPlaceProps = { readonly envelopeId: EnvelopeId };

/** Parked work with the forms of the services, documents and the answer of the authority in it: the features meet here. */
export const ParkedPlace = ({ envelopeId }: ParkedPlaceProps) => (
  <ParkedScreen
    envelopeId={envelopeId}
    withWords={drawWith}
    renderDocuments={(to) => <DocumentsPart to={to} />}
    renderAnswer={(newGround, serviceId) => <GroundAnswer newGround={newGround} serviceId={serviceId} />}
  />
);
