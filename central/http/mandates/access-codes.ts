import { createHash, randomInt } from 'node:crypto';
import type { AccessCodeAnswer } from '../../api/mandate-services.ts';
import { insertAccessCode } from '../../store/queries/access-codes.ts';
import { findMandates } from '../../store/queries/mandates.ts';
import type { Gateway } from '../gateway.ts';
import { ProblemError } from '../problem-reply.ts';

/** Codes by which a citizen lets somebody see a mandate: for one organisation, or printed on the paper. */

/** No vowel, so no word; no digit and no letter that looks like another when written by hand. */
const alphabet = 'BCDFGHJKLMNPQRSTVWXZ';
const codeLength = 12;
const codeDays = 30;

const prefixes = { organisation: 'V', paper: 'P' } as const;

/** However it was typed. Fifty random bits behind a count of failures need no slow hash. */
export const hashAccessCode = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z]/g, ''))
    .digest();

const makeCode = (kind: keyof typeof prefixes): string => {
  const letters = Array.from({ length: codeLength }, () => alphabet.charAt(randomInt(alphabet.length))).join(
    '',
  );
  return `${prefixes[kind]}-${letters.replaceAll(/.{4}(?!$)/g, '$&-')}`;
};

/** The code is in this answer and nowhere else: central keeps its hash. */
export const makeAccessCode = async (
  { database, clock }: Gateway,
  wish: {
    readonly mandateId: string;
    readonly organisation: string;
    readonly kind: keyof typeof prefixes;
  },
): Promise<AccessCodeAnswer> => {
  const now = clock();
  const mandate = (await findMandates(database, [wish.mandateId])).get(wish.mandateId);
  if (mandate === undefined || mandate.revokedOn !== null) throw new ProblemError('mandate/unknown');
  const code = makeCode(wish.kind);
  const expiresAt = new Date(now.getTime() + codeDays * 86_400_000);
  await insertAccessCode(database, {
    codeHash: hashAccessCode(code),
    kind: wish.kind,
    mandateId: mandate.mandateId,
    subjectId: mandate.grantorId,
    organisation: wish.organisation,
    madeAt: now,
    expiresAt,
  });
  return { code, expiresAt: expiresAt.toISOString() };
};
