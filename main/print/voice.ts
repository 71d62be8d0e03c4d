import type { PrintLanguage } from '../domain/wordings/wording.ts';

/** In which language a block stands: its direction, and its name for whoever listens to it. */
export type Voice = { readonly tag: string; readonly language: PrintLanguage };
