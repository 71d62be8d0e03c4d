import type { ReactNode } from 'react';
import { useFormat } from '../language/use-format.ts';
import './timeline.css';

export type TimelineItem = {
  readonly id: string;
  readonly at: string;
  readonly title: ReactNode;
  /** Source chip, legal state. */
  readonly aside?: ReactNode;
};

export type TimelineProps = { readonly label: string; readonly items: readonly TimelineItem[] };

/** What happened, newest first, with its day in full. */
export const Timeline = ({ label, items }: TimelineProps) => {
  const format = useFormat();
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.id} className="timeline-item">
          <time dateTime={item.at} className="timeline-day">
            {format.day(item.at)}
          </time>
          <div className="timeline-title">{item.title}</div>
          {item.aside === undefined ? null : <div className="row row-tight">{item.aside}</div>}
        </li>
      ))}
    </ol>
  );
};
