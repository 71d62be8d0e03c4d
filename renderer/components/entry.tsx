import type { ReactNode } from 'react';
import './entry.css';

export type EntryProps = {
  /** How it stands, or when it was. */
  readonly aside: ReactNode;
  readonly children: ReactNode;
};

/** A line of a list with the class `entries`: a sign at its start, and beside it what it is about, its name as `entry-name`. */
export const Entry = ({ aside, children }: EntryProps) => (
  <li className="entry">
    {aside}
    <div className="entry-what">{children}</div>
  </li>
);
