/** Purposes a look-up may have, each with the legal bases that go with it: the country pack's list. */
export type AllowedPurpose = { readonly purposeId: string; readonly legalBasisIds: readonly string[] };

export const isAllowed = (
  allowed: readonly AllowedPurpose[],
  asked: { readonly purposeId: string; readonly legalBasisId: string },
): boolean =>
  allowed.some(
    ({ purposeId, legalBasisIds }) =>
      purposeId === asked.purposeId && legalBasisIds.includes(asked.legalBasisId),
  );
