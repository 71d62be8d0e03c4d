import './key-hint.css';

export type KeyHintProps = {
  /** As `useShortcuts` takes them: `Ctrl+K`, `g h`, `?`. */
  readonly keys: string;
};

/** The keys of a shortcut, one cap for each. */
export const KeyHint = ({ keys }: KeyHintProps) => (
  <span className="keys">
    {keys.split(/[ +]/).map((key) => (
      <kbd key={key} className="key">
        {key.length === 1 ? key.toUpperCase() : key}
      </kbd>
    ))}
  </span>
);
