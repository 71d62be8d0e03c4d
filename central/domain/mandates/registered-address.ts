import type { PersonRecord } from '../../api/records.ts';

export type RegisteredAddress = {
  readonly address: string;
  /** What may stand on a screen. */
  readonly masked: string;
};

const shownDigits = 2;

/** The national mailbox of Denmark; only who has not left it can be reached there. */
const mailboxName = 'Digital Post';

/** Where a code may go: to nothing that was not verified, or whoever noted a number would be the citizen. Null where there is none. */
export const registeredAddress = (
  { contacts, letters }: PersonRecord,
  to: 'phone' | 'mailbox',
): RegisteredAddress | null => {
  if (to === 'mailbox') {
    return letters === 'digital' ? { address: mailboxName, masked: mailboxName } : null;
  }
  const [newest] = contacts
    .filter(({ kind, isVerified }) => kind === 'phone' && isVerified)
    .toSorted((one, other) => other.asOf.localeCompare(one.asOf));
  if (newest === undefined) return null;
  const hidden = '•'.repeat(Math.max(0, newest.value.length - shownDigits));
  return { address: newest.value, masked: hidden + newest.value.slice(-shownDigits) };
};
