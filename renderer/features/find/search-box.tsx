import { Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonMatch } from '../../../preload/contract/person.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { MatchList, optionId } from './match-list.tsx';
import { moveActive, searchTextOf } from './search-text.ts';
import { useEnter } from './use-enter.ts';
import { usePersonSearch } from './use-person-search.ts';
import type { Matches } from './use-person-search.ts';
import './find.css';

const noMatches: Matches = [];
const steps = { ArrowUp: 'up', ArrowDown: 'down', PageUp: 'first', PageDown: 'last' } as const;
const isStep = (key: string): key is keyof typeof steps => Object.hasOwn(steps, key);

export type SearchBoxProps = {
  readonly label: string;
  readonly help?: string;
  readonly size?: 'large' | 'normal';
  readonly autoFocus?: boolean;
  readonly onChoose: (match: PersonMatch) => void;
  /** Shown while nothing has been asked. */
  readonly start?: ReactNode;
  /** Shown below the list, or in its place where nobody matches. */
  readonly after: (found: { readonly text: string; readonly count: number }) => ReactNode;
};

/** A search field with its results below it, as an editable combobox: type, move with the arrows, choose with Enter. */
export const SearchBox = ({ size = 'normal', start, after, onChoose, ...field }: SearchBoxProps) => {
  const { t } = useTranslation('find');
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const search = usePersonSearch(typed);
  const answer = search.state === 'asked' && search.answer.state === 'ready' ? search.answer.value : null;
  const matches = answer?.matches ?? noMatches;
  const last = Math.max(0, matches.length - 1);
  const activeIndex = Math.min(active, last);
  const match = matches[activeIndex];
  const enter = useEnter({ match, isCurrent: search.isCurrent, onChoose });

  const type = (text: string): void => {
    setTyped(text);
    setActive(0);
    enter.forget();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && searchTextOf(typed) !== null) {
      event.preventDefault();
      enter.press();
    } else if (isStep(event.key) && match !== undefined) {
      event.preventDefault();
      const next = moveActive(activeIndex, steps[event.key], matches.length);
      setActive(next);
      enter.forget();
      document.getElementById(optionId(listId, next))?.scrollIntoView({ block: 'nearest' });
    }
  };

  return (
    <div className="search">
      <SearchInput
        {...field}
        size={size}
        value={typed}
        onChange={type}
        onKeyDown={onKeyDown}
        listId={listId}
        activeId={matches.length > 0 ? optionId(listId, activeIndex) : null}
      />
      {search.state === 'idle' ? start : null}
      {search.state === 'asked' && search.answer.state === 'problem' ? (
        <ProblemNotice problem={search.answer.problem} onRetry={search.answer.retry} />
      ) : null}
      {answer === null ? null : <Count count={matches.length} hasMore={answer.hasMore} />}
      {matches.length === 0 ? null : (
        <MatchList
          id={listId}
          label={t('results.label')}
          matches={matches}
          active={activeIndex}
          onActive={setActive}
          onChoose={(chosen) => {
            enter.forget();
            onChoose(chosen);
          }}
        />
      )}
      {search.state === 'asked' && answer !== null
        ? after({ text: search.text, count: matches.length })
        : null}
    </div>
  );
};

type SearchInputProps = Pick<SearchBoxProps, 'label' | 'help' | 'autoFocus'> & {
  readonly size: 'large' | 'normal';
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly listId: string;
  readonly activeId: string | null;
};

const SearchInput = (props: SearchInputProps) => {
  const { label, help, size, value, onChange, onKeyDown, listId, activeId, autoFocus = false } = props;
  const { t } = useTranslation('find');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {help === undefined ? null : (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
      <div className={`search-field search-${size}`}>
        <Search aria-hidden className="search-icon" size={size === 'large' ? 24 : 20} />
        <input
          ref={input}
          id={id}
          role="combobox"
          type="text"
          className="input search-input"
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={activeId !== null}
          aria-controls={activeId === null ? undefined : listId}
          aria-activedescendant={activeId ?? undefined}
          aria-describedby={help === undefined ? undefined : `${id}-help`}
        />
        {value === '' ? null : (
          <span className="search-clear">
            <Button
              look="quiet"
              size="small"
              icon={<X aria-hidden size={18} />}
              aria-label={t('field.clear')}
              onPress={() => {
                onChange('');
                input.current?.focus();
              }}
            >
              {null}
            </Button>
          </span>
        )}
      </div>
    </div>
  );
};

/** How many match: always there, so that a change of it is read out. */
const Count = ({ count, hasMore }: { readonly count: number; readonly hasMore: boolean }) => {
  const { t } = useTranslation('find');
  return (
    <div className={count === 0 ? 'hidden' : 'search-count'}>
      <p role="status">{hasMore ? t('results.more', { count }) : t('results.count', { count })}</p>
      <p className="search-hint">{t('results.hint')}</p>
    </div>
  );
};
