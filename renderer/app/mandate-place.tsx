import { useSearchParams } from 'wouter';
import type { MandateId, PersonId } from '../../preload/contract/values.ts';
import { MandateScreen } from '../features/mandates/mandate-screen.tsx';
import { PurposeDialog } from '../features/person/purpose-dialog.tsx';

type MandatePlaceProps = { readonly mandateId: MandateId };

/** A mandate with the question for a purpose before it: the two features meet here. */
export const MandatePlace = ({ mandateId }: MandatePlaceProps) => {
  const [search] = useSearchParams();
  return (
    <MandateScreen
      mandateId={mandateId}
      grantorId={search.get('of') as PersonId | null}
      renderPurpose={(question) => <PurposeDialog {...question} />}
    />
  );
};
