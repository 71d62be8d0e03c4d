import { writeFile } from 'node:fs/promises';
import { renderSVG, renderUnicodeCompact } from 'uqr';
import { issueIdentityCard } from '../http/issue-identity-card.ts';
import type { Database } from '../store/database.ts';
import { revokeCard } from '../store/queries/identity-cards.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { say, UserProblem } from './say.ts';

const how = `Say whose: npm run central -- identity-card PERSON [FILE.svg]
or which is lost: npm run central -- identity-card revoke CARD`;

/** A long text needs large modules more than correction; four light ones around it (ISO/IEC 18004). */
const code = { ecc: 'L', border: 4 } as const;

const issue = async (database: Database, person: string, file: string | undefined): Promise<void> => {
  const card = await issueIdentityCard(database, person, new Date());
  if (card === null)
    throw new UserProblem('Nobody alive has that number, or no register knows when they were born.');
  const { cardId, holder, expiresAt, credential } = card;
  say(
    `Proof of identity of ${holder}, until ${expiresAt.toISOString().slice(0, 10)}. An earlier one no longer counts.`,
  );
  say(`Card ${cardId}`);
  say(credential);
  if (file === undefined) return say(renderUnicodeCompact(credential, code));
  await writeFile(file, renderSVG(credential, code), { mode: 0o600 });
  say(`Its QR code is in ${file}.`);
};

const revoke = async (database: Database, cardId: string): Promise<void> => {
  if (!(await revokeCard(database, { cardId, at: new Date() })))
    throw new UserProblem('No card of that id counts now.');
  say('Revoked. Each desk hears of it with its next list.');
};

/** Issues a proof of identity with its QR code, or revokes one that was lost. */
export const identityCard = async (flags: Flags): Promise<void> => {
  const [first, second] = flags.words;
  if (first === undefined || (first === 'revoke' && second === undefined)) throw new UserProblem(how);
  await visitDatabase(flags, async (database) => {
    await (first === 'revoke' ? revoke(database, second ?? '') : issue(database, first, second));
  });
};
