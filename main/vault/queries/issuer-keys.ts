import { contentHash } from '../../../central/api/canonical.ts';
import type { IssuerKeys } from '../../../central/api/mandate-credential.ts';
import type { IssuerKeyFact } from '../../domain/mandates/judge-signature.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** Keys of the mandate register, with the version of the whole set; empty before the first has been fetched. */
export const listIssuerKeys = (
  db: ReadDb,
): { readonly version: string; readonly keys: readonly IssuerKeyFact[] } => ({
  version: findIssuerKeyVersion(db),
  keys: statement<IssuerKeyFact>(
    db,
    'SELECT kid, x, from_second AS "from", until_second AS until, state FROM issuer_key ORDER BY kid',
  ).all(),
});

/** Changes with each change of any key. */
export const findIssuerKeyVersion = (db: ReadDb): string =>
  statement<{ readonly version: string }>(db, 'SELECT version FROM issuer_key_set').get()?.version ?? '';

/**
 * Keeps the set as central publishes it. A key once called compromised stays so here, and one that is no longer published verifies nothing:
 * central publishes retired keys too.
 */
export const saveIssuerKeys = (db: WriteDb, { keys }: IssuerKeys): void => {
  const compromised = new Set(
    statement<{ readonly kid: string }>(db, "SELECT kid FROM issuer_key WHERE state = 'compromised'")
      .all()
      .map(({ kid }) => kid),
  );
  const rows = keys
    .map(({ key, from, until, state }) => ({
      kid: key.kid,
      x: key.x,
      from,
      until,
      state: compromised.has(key.kid) ? 'compromised' : state,
    }))
    .toSorted((left, right) => left.kid.localeCompare(right.kid));
  const version = contentHash(JSON.stringify(rows));
  if (version === findIssuerKeyVersion(db)) return;
  statement(db, 'DELETE FROM issuer_key').run();
  const insert = statement(
    db,
    `INSERT INTO issuer_key (kid, x, from_second, until_second, state) VALUES (@kid, @x, @from, @until, @state)
     ON CONFLICT DO NOTHING`,
  );
  for (const row of rows) insert.run(row);
  statement(db, 'UPDATE issuer_key_set SET version = ?').run(version);
};
