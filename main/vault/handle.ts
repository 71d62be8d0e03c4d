import type Database from 'better-sqlite3';

declare const mayRead: unique symbol;
declare const mayWrite: unique symbol;

/**
 * What a query may touch. Both handles are the same connection, so that a write never throws away the page cache the next
 * keystroke needs; the brands keep a reader from writing. Queries reach SQL through `statement` only.
 */
export type ReadDb = Pick<Database.Database, 'prepare'> & { readonly [mayRead]: true };

/** Exists only inside `Vault.transact`. */
export type WriteDb = ReadDb & { readonly [mayWrite]: true };

/** The one place where a connection becomes a handle; `Vault` is the one place that calls it. */
export const asWriteDb = (connection: Database.Database): WriteDb =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a brand has no other origin
  connection as Pick<Database.Database, 'prepare'> as WriteDb;
