/** How the page looks for whoever works at this machine. Kept in the browser: it says nothing about anybody. */
export type Look = {
  readonly theme: 'system' | 'light' | 'dark';
  readonly contrast: 'normal' | 'more';
  readonly density: 'comfortable' | 'compact' | 'touch';
  readonly motion: 'normal' | 'less';
  readonly letters: 'on' | 'off';
  readonly language: string | null;
};

export const choicesOfLook = {
  theme: ['system', 'light', 'dark'],
  contrast: ['normal', 'more'],
  density: ['comfortable', 'compact', 'touch'],
  motion: ['normal', 'less'],
  letters: ['on', 'off'],
} as const;

const storageKey = 'counterpart.look';

const initial: Look = {
  theme: 'system',
  contrast: 'normal',
  density: 'comfortable',
  motion: 'normal',
  letters: 'on',
  language: null,
};

const oneOf = <T extends string>(choices: readonly T[], value: unknown, otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise;

/** Reads what was stored, whatever it is: what cannot be understood becomes the usual look. */
export const parseLook = (stored: string | null): Look => {
  if (stored === null) return initial;
  try {
    const found: unknown = JSON.parse(stored);
    if (typeof found !== 'object' || found === null) return initial;
    const look: Partial<Record<keyof Look, unknown>> = found;
    return {
      theme: oneOf(choicesOfLook.theme, look.theme, initial.theme),
      contrast: oneOf(choicesOfLook.contrast, look.contrast, initial.contrast),
      density: oneOf(choicesOfLook.density, look.density, initial.density),
      motion: oneOf(choicesOfLook.motion, look.motion, initial.motion),
      letters: oneOf(choicesOfLook.letters, look.letters, initial.letters),
      language: typeof look.language === 'string' ? look.language : null,
    };
  } catch {
    // Somebody else's text under our key: the usual look will do.
    return initial;
  }
};

export const readLook = (storage: Storage): Look => parseLook(storage.getItem(storageKey));

export const storeLook = (storage: Storage, look: Look): void => {
  storage.setItem(storageKey, JSON.stringify(look));
};

/** Puts the look on the root element, where the tokens read it. */
export const wearLook = (root: HTMLElement, look: Look): void => {
  root.dataset['theme'] = look.theme;
  root.dataset['contrast'] = look.contrast;
  root.dataset['density'] = look.density;
  root.dataset['motion'] = look.motion;
};
