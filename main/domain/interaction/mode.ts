import type { Mode } from '../../../preload/contract/interaction.ts';

/** Informing uses no personal data, so nothing can be done in it that has an effect in law (rule 1). */
export const canDoLegalAct = (mode: Mode): boolean => mode !== 'informing';
