import type { ReactNode } from 'react';
import type { Provenance } from '../../preload/contract/values.ts';
import { SourceChip } from './source-chip.tsx';
import './facts.css';

export type FactLine = {
  readonly term: string;
  readonly value: ReactNode;
  readonly provenance?: Provenance | null;
};

export type FactsProps = { readonly lines: readonly FactLine[] };

/** Facts with their words and where they come from, in two columns where there is room. */
export const Facts = ({ lines }: FactsProps) => (
  <dl className="facts">
    {lines.map((line) => (
      <div key={line.term} className="facts-line">
        <dt className="facts-term">{line.term}</dt>
        <dd className="facts-value">
          <div>{line.value}</div>
          {line.provenance ? <SourceChip provenance={line.provenance} /> : null}
        </dd>
      </div>
    ))}
  </dl>
);
