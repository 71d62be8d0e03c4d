import type { ReactNode } from 'react';
import './quote.css';

/** What somebody wrote, in their words and the direction of their script. */
export const Quote = ({ children }: { readonly children: ReactNode }) => (
  <blockquote className="quote" dir="auto">
    {children}
  </blockquote>
);
