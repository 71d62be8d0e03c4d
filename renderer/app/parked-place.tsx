import type { ReactNode } from 'react';
import type { EnvelopeId, ServiceId } from '../../preload/contract/values.ts';
import { ParkedScreen } from '../features/conflicts/parked-screen.tsx';
import type { WorkWords } from '../features/conflicts/work-words.ts';
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

type ParkedPlaceProps = { readonly envelopeId: EnvelopeId };

/** Parked work with the forms of the services in it: the two features meet here. */
export const ParkedPlace = ({ envelopeId }: ParkedPlaceProps) => (
  <ParkedScreen envelopeId={envelopeId} withWords={drawWith} />
);
