import { FindScreen } from '../features/find/find-screen.tsx';
import { PurposeDialog } from '../features/person/purpose-dialog.tsx';

/** The search with the question for a purpose in it: the two features meet here. */
export const FindPlace = () => <FindScreen renderPurpose={(question) => <PurposeDialog {...question} />} />;
