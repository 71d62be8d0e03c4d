import type { AccountRegister } from './account-register.ts';

/** Stands for the account register where there is none: every account exists but those whose number is nothing but zeros. */
export const simulatedAccountRegister: AccountRegister = {
  confirm: ({ accountNumber }) =>
    Promise.resolve(
      /^0+$/.test(accountNumber)
        ? { outcome: 'unknown-account' }
        : { outcome: 'confirmed', bankName: 'Eksempelbanken' },
    ),
};
