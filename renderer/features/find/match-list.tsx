import type { PersonMatch } from '../../../preload/contract/person.ts';
import { MatchLine } from './match-line.tsx';

export type MatchListProps = {
  readonly id: string;
  readonly label: string;
  readonly matches: readonly PersonMatch[];
  /** Index of the line that Enter opens. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onChoose: (match: PersonMatch) => void;
};

export const optionId = (listId: string, index: number): string => `${listId}-${String(index)}`;

/** The people who match, driven from the search field: the focus stays there, the active line is told to screen readers. */
export const MatchList = ({ id, label, matches, active, onActive, onChoose }: MatchListProps) => (
  <div id={id} role="listbox" aria-label={label} className="matches">
    {matches.map((match, index) => (
      // Keys are handled by the search field, as the pattern of an editable combobox asks.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        key={match.personId}
        id={optionId(id, index)}
        role="option"
        tabIndex={-1}
        aria-selected={index === active}
        className="matches-line"
        onPointerMove={() => onActive(index)}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onChoose(match)}
      >
        <MatchLine match={match} />
      </div>
    ))}
  </div>
);
