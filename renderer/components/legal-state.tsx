import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LegalState as State } from '../../preload/contract/values.ts';
import './legal-state.css';

export type LegalStateProps = { readonly state: State };

const shapes: { readonly [S in State]: ReactNode } = {
  captured: (
    <>
      <path d="M10 3.5a6.5 6.5 0 0 1 0 13" className="legal-open" />
      <path d="M10 3.5a6.5 6.5 0 0 0 0 13" />
    </>
  ),
  sent: <circle cx="10" cy="10" r="6.5" />,
  effective: <circle cx="10" cy="10" r="7.5" className="legal-full" />,
  parked: <path d="M4 4h12v12H4zM8 7.5v5M12 7.5v5" />,
  withdrawn: <path d="M4 4h12v12H4zM7 10h6" />,
};

/** How far work has come in law, everywhere with the same sign and its word: half ring, ring, disc; parked and withdrawn are squares. */
export const LegalState = ({ state }: LegalStateProps) => {
  const { t } = useTranslation('app');
  return (
    <span className={`legal legal-${state}`}>
      <svg aria-hidden viewBox="0 0 20 20" width="20" height="20" className="legal-sign">
        {shapes[state]}
      </svg>
      <span>{t(`legal.${state}`)}</span>
    </span>
  );
};
