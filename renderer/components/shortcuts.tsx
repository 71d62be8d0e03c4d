import { createContext, use, useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { isPlain, matchKeys, pairPatienceMs } from './key-press.ts';

export type Shortcut = {
  /** `Ctrl+K`, `?`, `w`, or a pair of letters `g h`. */
  readonly keys: string;
  /** What it does, as the keyboard map and the palette show it. */
  readonly label: string;
  readonly run: () => void;
};

export type ShortcutGroup = {
  readonly id: string;
  /** `frame`: everywhere. `screen`: while this screen is open; wins over the frame. */
  readonly scope: 'frame' | 'screen';
  readonly shortcuts: readonly Shortcut[];
};

type Registry = {
  readonly groups: readonly ShortcutGroup[];
  readonly put: (group: ShortcutGroup) => void;
  readonly remove: (id: string) => void;
};

const ShortcutsContext = createContext<Registry | null>(null);

const useRegistry = (): Registry => {
  const registry = use(ShortcutsContext);
  if (registry === null) throw new Error('Shortcuts need a ShortcutsProvider above them.');
  return registry;
};

/** Everything that can be done from the keyboard now, the newest screen first. */
export const useShortcutGroups = (): readonly ShortcutGroup[] => useRegistry().groups;

/** Makes shortcuts work while the component is on the screen, and puts them into the keyboard map (`?`) and the palette. */
export const useShortcuts = (
  shortcuts: readonly Shortcut[],
  scope: ShortcutGroup['scope'] = 'screen',
): void => {
  const { put, remove } = useRegistry();
  const id = useId();
  const newest = useRef(shortcuts);
  useLayoutEffect(() => {
    newest.current = shortcuts;
  });
  // Only a change of keys or words is news to the registry; what a shortcut runs is looked up when it is pressed.
  const words = JSON.stringify(shortcuts.map(({ keys, label }) => [keys, label]));
  useLayoutEffect(() => {
    const pairs = JSON.parse(words) as readonly (readonly [string, string])[];
    const live = pairs.map(([keys, label]) => ({
      keys,
      label,
      run: () => newest.current.find((shortcut) => shortcut.keys === keys)?.run(),
    }));
    put({ id, scope, shortcuts: live });
    return () => remove(id);
  }, [id, scope, words, put, remove]);
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="textbox"], [role="spinbutton"]') !==
    null &&
  target.closest('input[type="radio"], input[type="checkbox"]') === null;

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;

type ShortcutsProviderProps = {
  readonly children: ReactNode;
  /** Single letters can be turned off by those who speak to their machine. */
  readonly hasLetters: boolean;
};

export const ShortcutsProvider = ({ children, hasLetters }: ShortcutsProviderProps) => {
  const [groups, setGroups] = useState<readonly ShortcutGroup[]>([]);
  const put = useCallback(
    (group: ShortcutGroup) => setGroups((all) => [group, ...all.filter((other) => other.id !== group.id)]),
    [],
  );
  const remove = useCallback((id: string) => setGroups((all) => all.filter((other) => other.id !== id)), []);
  const registry = useMemo(() => ({ groups, put, remove }), [groups, put, remove]);

  useLayoutEffect(() => {
    let before: { readonly name: string; readonly at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const ordered = [...groups].sort((a, b) => (a.scope === b.scope ? 0 : a.scope === 'screen' ? -1 : 1));
      const hasPlain = hasLetters && !isTyping(event.target) && !isInDialog(event.target);
      const usable = ordered
        .flatMap((group) => group.shortcuts)
        .filter(({ keys }) => (isPlain(keys) ? hasPlain : !isInDialog(event.target)));
      const isFresh = before !== null && event.timeStamp - before.at < pairPatienceMs;
      const press = { key: event.key, hasCommand: event.ctrlKey || event.metaKey, hasAlt: event.altKey };
      const { keys, rest } = matchKeys(
        usable.map((shortcut) => shortcut.keys),
        isFresh && before !== null ? before.name : null,
        press,
      );
      before = rest === null ? null : { name: rest, at: event.timeStamp };
      if (keys === null) return;
      event.preventDefault();
      usable.find((shortcut) => shortcut.keys === keys)?.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [groups, hasLetters]);

  return <ShortcutsContext value={registry}>{children}</ShortcutsContext>;
};
