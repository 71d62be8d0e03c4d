import type { BroughtProof } from '../../../preload/contract/mandate-keeping.ts';

export type ProvingWay = BroughtProof['kind'];

/** What the citizen has handed over, for every way: changing the way forgets nothing. */
export type ProvingForm = {
  readonly way: ProvingWay;
  readonly code: string;
  readonly surname: string;
  readonly text: string;
};

export const emptyProving = (): ProvingForm => ({ way: 'credential', code: '', surname: '', text: '' });

/** Codes and the register are asked at central; only a credential can be verified on this machine alone. */
export const canWait = (way: ProvingWay): boolean => way !== 'credential';

/** What the core is told; null while something is missing. A hand scanner may end with a line feed or put spaces around. */
export const brought = ({ way, code, surname, text }: ProvingForm): BroughtProof | null => {
  if (way === 'register') return { kind: 'register' };
  if (way === 'credential') {
    const scanned = text.replaceAll(/\s/gu, '');
    return scanned === '' ? null : { kind: 'credential', text: scanned };
  }
  const isWhole = code.trim() !== '' && surname.trim() !== '';
  return isWhole ? { kind: way, code: code.trim(), surname: surname.trim() } : null;
};
