import type { Migration } from './migration.ts';

/**
 * Whose proof it is, since another party may come to the same contact. Of a proof from before nobody can say it: it counts for nobody, and
 * whoever is in an open contact shows theirs once more.
 */
export const proofOfParty: Migration = {
  number: 320,
  change: (connection) => connection.exec('ALTER TABLE identity_proof ADD COLUMN party_key TEXT'),
};
