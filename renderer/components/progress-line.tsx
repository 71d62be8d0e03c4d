import { Label, ProgressBar } from 'react-aria-components';
import './progress-line.css';

export type ProgressLineProps = {
  readonly label: string;
  /** Of 100. */
  readonly percent: number;
  /** How much of how much; null where the line alone says enough. */
  readonly words: string | null;
};

/** How far something has come that takes its time. */
export const ProgressLine = ({ label, percent, words }: ProgressLineProps) => (
  <ProgressBar className="progress-line" value={percent} {...(words === null ? {} : { valueLabel: words })}>
    <div className="row row-apart small">
      <Label>{label}</Label>
      {words === null ? null : <span className="quiet">{words}</span>}
    </div>
    <progress aria-hidden max={100} value={percent} />
  </ProgressBar>
);
