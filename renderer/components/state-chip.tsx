import type { ReactNode } from 'react';
import './chip.css';

/** Each tone has its own shape, so that it is told apart without colour. */
export type ChipTone = 'neutral' | 'good' | 'wait' | 'danger';

export type StateChipProps = { readonly tone: ChipTone; readonly children: ReactNode };

/** A state in one or two words: "Live", "Expired", "Shielded address". */
export const StateChip = ({ tone, children }: StateChipProps) => (
  <span className={`chip chip-${tone}`}>
    <span aria-hidden className="chip-shape" />
    {children}
  </span>
);
