import { useId } from 'react';
import type { ReactNode } from 'react';
import './panel.css';

export type PanelProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** At the end of the head: a source chip, a quiet button. */
  readonly aside?: ReactNode;
  readonly level?: 2 | 3;
  /** `plain` has no box: for the main thing of a screen. */
  readonly look?: 'box' | 'plain';
};

/** A part of a screen with its own heading. */
export const Panel = ({ title, children, aside, level = 2, look = 'box' }: PanelProps) => {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={`panel panel-${look}`} aria-labelledby={id}>
      <div className="panel-head">
        <Heading id={id} className="panel-title">
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  );
};
