import type { Choices } from '../../../preload/contract/choices.ts';
import type { Purpose } from '../../../preload/contract/interaction.ts';

const rememberedAs = 'counterpart.purpose';

/** The purpose chosen last at this machine, so that the next file takes one key. Ids of the pack only: nothing about anybody. */
export const rememberedPurpose = (storage: Storage): string | null => storage.getItem(rememberedAs);

export const rememberPurpose = (storage: Storage, { purposeId, legalBasisId }: Purpose): void =>
  storage.setItem(rememberedAs, `${purposeId} ${legalBasisId}`);

/**
 * What is chosen when the question opens: the remembered pair where the pack still has it, else the pack's first purpose with its
 * first legal basis. Null where the pack has no purpose.
 */
export const firstPurpose = (purposes: Choices['purposes'], remembered: string | null): Purpose | null => {
  const pairs = purposes.flatMap(({ purposeId, legalBasisIds }) =>
    legalBasisIds.map((legalBasisId) => ({ purposeId, legalBasisId })),
  );
  return (
    pairs.find(({ purposeId, legalBasisId }) => `${purposeId} ${legalBasisId}` === remembered) ??
    pairs[0] ??
    null
  );
};

/** Another purpose brings its own legal bases; the first of them is chosen. */
export const withPurpose = (purposes: Choices['purposes'], purposeId: string): Purpose | null => {
  const legalBasisId = purposes.find((purpose) => purpose.purposeId === purposeId)?.legalBasisIds[0];
  return legalBasisId === undefined ? null : { purposeId, legalBasisId };
};
