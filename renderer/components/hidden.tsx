import type { ReactNode } from 'react';

/** Words for those who listen to the screen. */
export const Hidden = ({ children }: { readonly children: ReactNode }) => (
  <span className="hidden">{children}</span>
);
