import type Database from 'better-sqlite3';

/** One step of the schema. Once merged it is never edited: a later number corrects it. */
export type Migration = {
  /** Becomes `user_version`; grows in steps of ten, so that a step can be put between two unreleased ones. */
  readonly number: number;
  readonly change: (connection: Database.Database) => void;
};
