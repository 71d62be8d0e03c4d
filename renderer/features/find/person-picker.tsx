import type { ReactNode } from 'react';
import type { PersonMatch } from '../../../preload/contract/person.ts';
import { Notice } from '../../components/notice.tsx';
import { SearchBox } from './search-box.tsx';

export type PersonPickerProps = {
  readonly label: string;
  /** What to do where nobody matches. */
  readonly none: string;
  readonly onChoose: (match: PersonMatch) => void;
};

/** The search inside another screen's form: it finds somebody and opens nothing. */
export const PersonPicker = ({ label, none, onChoose }: PersonPickerProps) => {
  const after = ({ count }: { readonly count: number }): ReactNode =>
    count === 0 ? <Notice tone="info" title={none} /> : null;
  return <SearchBox label={label} autoFocus onChoose={onChoose} after={after} />;
};
