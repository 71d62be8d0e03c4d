import { isRevoked, placeOf } from '../../domain/mandates/status-list.ts';
import type { ListedStatus } from '../../domain/mandates/judge-credential.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** A status list as it was last issued and checked; seconds are since 1970. */
export type StatusListRow = {
  readonly uri: string;
  readonly list: number;
  readonly version: number;
  /** Entries. */
  readonly size: number;
  readonly issuedSecond: number;
  readonly expiresSecond: number;
  /** After so many seconds it is asked for again, even if nothing was revoked. */
  readonly ttl: number;
  readonly bits: Uint8Array;
};

export const findStatusList = (db: ReadDb, uri: string): StatusListRow | null =>
  statement<StatusListRow>(
    db,
    `SELECT uri, list, version, size, issued_second AS issuedSecond, expires_second AS expiresSecond, ttl, bits
     FROM status_list JOIN status_list_bits USING (uri) WHERE uri = ?`,
  ).get(uri) ?? null;

/** Keeps a list in the place of an older issue. Whether it is newer and right has been judged before (`judgeList`). */
export const saveStatusList = (db: WriteDb, { bits, ...head }: StatusListRow): void => {
  statement(
    db,
    `INSERT INTO status_list (uri, list, version, size, issued_second, expires_second, ttl)
     VALUES (@uri, @list, @version, @size, @issuedSecond, @expiresSecond, @ttl)
     ON CONFLICT (uri) DO UPDATE SET list = excluded.list, version = excluded.version, size = excluded.size,
       issued_second = excluded.issued_second, expires_second = excluded.expires_second, ttl = excluded.ttl`,
  ).run(head);
  statement(
    db,
    `INSERT INTO status_list_bits (uri, bits) VALUES (@uri, @bits)
     ON CONFLICT (uri) DO UPDATE SET bits = excluded.bits WHERE bits <> excluded.bits`,
  ).run({ uri: head.uri, bits: Buffer.from(bits) });
};

/** What the newest list held here says of one entry. One byte is read, whatever the size of the list. */
export const findListedStatus = (db: ReadDb, uri: string, index: number): ListedStatus => {
  const row = statement<{
    readonly issuedSecond: number;
    readonly size: number;
    readonly found: Uint8Array;
  }>(
    db,
    `SELECT issued_second AS issuedSecond, size, substr(bits, @place, 1) AS found
     FROM status_list JOIN status_list_bits USING (uri) WHERE uri = @uri`,
  ).get({ uri, place: placeOf(index).byte + 1 });
  if (!row) return { status: 'unknown', asOf: null };
  const isOutside = index >= row.size;
  return {
    status: isOutside || isRevoked(row.found, index % 8) ? 'revoked' : 'stands',
    asOf: new Date(row.issuedSecond * 1000).toISOString(),
  };
};

/** Whether a list may still be relied on, as its issuer said when it was signed; false where none is held. */
export const isListInTime = (db: ReadDb, uri: string, now: Date): boolean => {
  const row = statement<{ readonly expiresSecond: number }>(
    db,
    'SELECT expires_second AS expiresSecond FROM status_list WHERE uri = ?',
  ).get(uri);
  return row !== undefined && row.expiresSecond * 1000 > now.getTime();
};

/** When the oldest of the lists held here was issued; null where there is none. */
export const findOldestListMoment = (db: ReadDb): string | null => {
  const issued = statement<{ readonly issued: number | null }>(
    db,
    'SELECT min(issued_second) AS issued FROM status_list',
  ).get()?.issued;
  return typeof issued === 'number' ? new Date(issued * 1000).toISOString() : null;
};
