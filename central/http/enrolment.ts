import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '../store/database.ts';
import { insertCode } from '../store/queries/enrolment-codes.ts';

/** Crockford's base 32: no letter that is mistaken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 20;
const codeHours = 24;

const plain = (code: string): string =>
  code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

/** However it was typed: dashes, case and the letters O, I, L do not matter. A hundred random bits need no slow hash. */
export const hashCode = (code: string): Buffer => createHash('sha256').update(plain(code)).digest();

/** A new code for one device of the centre, usable once within a day. */
export const issueCode = async (db: Queryable, centreId: string, now: Date): Promise<string> => {
  const letters = Array.from(randomBytes(codeLength), (byte) => alphabet.charAt(byte % alphabet.length)).join(
    '',
  );
  const code = letters.replaceAll(/.{4}(?!$)/g, '$&-');
  const expiresAt = new Date(now.getTime() + codeHours * 3_600_000);
  await insertCode(db, { hash: hashCode(code), centreId, expiresAt });
  return code;
};
