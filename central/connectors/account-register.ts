/** The central register of payment accounts, which alone says which account is in force (domain.md, Authority rule 11). */
export type AccountRegister = {
  readonly confirm: (change: {
    /** The same for every try of the same change, so that the register makes it once. */
    readonly changeId: string;
    readonly personId: string;
    readonly registrationNumber: string;
    readonly accountNumber: string;
  }) => Promise<AccountConfirmation>;
};

export type AccountConfirmation =
  | { readonly outcome: 'confirmed'; readonly bankName: string }
  /** No bank has it: a person must ask the citizen again. */
  | { readonly outcome: 'unknown-account' };
