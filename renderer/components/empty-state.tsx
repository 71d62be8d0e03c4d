import type { ReactNode } from 'react';
import './empty-state.css';

export type EmptyStateProps = {
  readonly title: string;
  /** Teaches: what will be here, and how it comes. */
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly actions?: ReactNode;
};

export const EmptyState = ({ title, children, icon, actions }: EmptyStateProps) => (
  <div className="empty">
    {icon === undefined ? null : <div className="empty-icon">{icon}</div>}
    <p className="empty-title">{title}</p>
    <div className="empty-words">{children}</div>
    {actions === undefined ? null : <div className="row">{actions}</div>}
  </div>
);
