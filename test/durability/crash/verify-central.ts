import { blobHash } from '../../../central/api/blobs.ts';
import { readBlob } from '../../../central/store/queries/blobs.ts';
import type { ReadDb } from '../../../main/vault/open.ts';
import { findDevice } from '../../../main/vault/queries/device.ts';
import type { CentralOfRuns } from '../desk/central.ts';

type Row = { readonly id: string; readonly content: string; readonly outcome: string };

/** What central holds of this device is what the vault holds: each envelope once, byte for byte, and one effect of each act. */
export const faultsAtCentral = async (
  db: ReadDb,
  { database }: CentralOfRuns,
): Promise<readonly string[]> => {
  const deviceId = findDevice(db)?.deviceId ?? '';
  const { rows } = await database.query<Row>(
    'select envelope_id as id, content, outcome from envelope where device_id = $1',
    [deviceId],
  );
  const effects = await database.query<{ readonly n: number }>(
    'select count(*)::int as n from act where envelope_id in (select envelope_id from envelope where device_id = $1)',
    [deviceId],
  );
  const there = new Map(rows.map((row) => [row.id, row]));
  const here = db
    .prepare<unknown[], Omit<Row, 'outcome'>>('SELECT envelope_id AS id, content FROM outbox')
    .all();
  const faults = here.flatMap(({ id, content }) => {
    const row = there.get(id);
    if (row === undefined) return [`LOST: ${id} never came to central`];
    if (row.content !== content) return [`${id} has other bytes at central`];
    return row.outcome === 'accepted' ? [] : [`${id} was ${row.outcome}`];
  });
  if (rows.length !== here.length)
    faults.push(`central has ${rows.length} envelopes, the vault ${here.length}`);
  const count = effects.rows[0]?.n ?? 0;
  if (count !== here.length) faults.push(`${count} effects of ${here.length} acts`);
  return faults;
};

/** Each of them is there and accepted, with one effect. */
export const faultsOfIds = async (
  ids: readonly string[],
  { database }: CentralOfRuns,
): Promise<readonly string[]> => {
  const { rows } = await database.query<{ readonly id: string; readonly effects: number }>(
    `select envelope_id as id, (select count(*)::int from act where act.envelope_id = envelope.envelope_id) as effects
     from envelope where envelope_id = any($1) and outcome = 'accepted'`,
    [ids],
  );
  const effects = new Map(rows.map((row) => [row.id, row.effects]));
  return ids.flatMap((id) => {
    if (!effects.has(id)) return [`LOST: ${id} never came to central`];
    return effects.get(id) === 1 ? [] : [`${id} has ${effects.get(id)} effects`];
  });
};

/** Each document is there, whole and byte for byte what its name says. */
export const missingDocuments = async (
  documents: readonly string[],
  { database }: CentralOfRuns,
): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const sha256 of documents) {
    const content = await readBlob(database, sha256);
    if (content === null) faults.push(`LOST: the document ${sha256} never came to central`);
    else if (blobHash(content) !== sha256) faults.push(`the document ${sha256} has other bytes at central`);
  }
  return faults;
};
