import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { interactionPath } from '../../components/paths.ts';
import { useShortcutGroups } from '../../components/shortcuts.tsx';
import { languages } from '../../language/languages.ts';
import { useLanguage } from '../../language/language-context.tsx';
import { choicesOfLook } from '../look.ts';
import { useLook } from '../look-context.tsx';
import { placesFor } from '../places.ts';
import type { PaletteEntry, PaletteSection } from './palette-entry.ts';

const useGoing = (): {
  readonly served: readonly PaletteEntry[];
  readonly placed: readonly PaletteEntry[];
} => {
  const { t } = useTranslation('app');
  const [, navigate] = useLocation();
  const answer = useAnswer('interaction/list-open', {});
  const session = useAnswer('session/current', {});
  const role = session.state === 'ready' ? (session.value.session?.staff.role ?? null) : null;
  const interactions = answer.state === 'ready' ? answer.value.interactions : [];
  return {
    served: interactions.map(({ interactionId, name }) => ({
      id: interactionId,
      label: name,
      keys: null,
      run: () => navigate(interactionPath(interactionId)),
    })),
    placed: placesFor(role).map((place) => ({
      id: place.id,
      label: t(`place.${place.id}`),
      keys: place.keys,
      run: () => navigate(place.path),
    })),
  };
};

const useActions = (onKeyboard: () => void): readonly PaletteEntry[] => {
  const { t } = useTranslation('app');
  const { change } = useLook();
  const { language, choose } = useLanguage();
  const signOut = useCommand('session/sign-out');
  return [
    ...choicesOfLook.theme.map((theme) => ({
      id: `theme-${theme}`,
      label: t('palette.theme', { theme: t(`look.${theme}`) }),
      keys: null,
      run: () => change({ theme }),
    })),
    ...languages
      .filter((other) => other.id !== language.id)
      .map((other) => ({
        id: `language-${other.id}`,
        label: t('palette.language', { language: other.name }),
        keys: null,
        run: () => choose(other),
      })),
    { id: 'keyboard', label: t('staff.keyboard'), keys: '?', run: onKeyboard },
    { id: 'sign-out', label: t('staff.signOut'), keys: null, run: () => void signOut.run({}) },
  ];
};

/** Everything the palette offers now: citizens being served, places, what the open screen can do, actions of the frame. */
export const usePaletteSections = (onKeyboard: () => void): readonly PaletteSection[] => {
  const { t } = useTranslation('app');
  const { served, placed } = useGoing();
  const actions = useActions(onKeyboard);
  const screen = useShortcutGroups()
    .filter((group) => group.scope === 'screen')
    .flatMap((group) => group.shortcuts)
    .map(({ keys, label, run }) => ({ id: `screen-${keys}`, label, keys, run }));
  return [
    { id: 'served', title: t('palette.served'), entries: served },
    { id: 'places', title: t('palette.places'), entries: placed },
    { id: 'screen', title: t('palette.screen'), entries: screen },
    { id: 'actions', title: t('palette.actions'), entries: actions },
  ].filter((section) => section.entries.length > 0);
};
