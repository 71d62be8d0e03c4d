import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { contentHash } from '../../../../central/api/canonical.ts';
import { exportDeviceKey, generateDeviceKey } from '../../../../main/core/device-key.ts';
import { vaultFileName } from '../../../../main/core/vault-files.ts';
import { configure, connect } from '../../../../main/vault/connection.ts';
import { migrate as migrateTo } from '../../../../main/vault/migrate.ts';
import { allMigrations } from '../../../../main/vault/migrations/all.ts';
import { silentLog } from '../../../helpers/vault-settings.ts';
import { sealingJwk, vaultKey } from '../../desk/keys.ts';
import { openVaultAt } from '../../desk/make-vault.ts';
import { openBoth } from '../../desk/open-desk.ts';
import type { Scenario } from '../scenario.ts';
import { faultsBetween, faultsInVault, idsOfWork, workInJournal } from '../verify-vault.ts';
import { sealingPair } from '../../desk/keys.ts';

/** The first schema that has an outbox. */
const firstWithWork = 70;
const ids = ['work-1', 'work-2', 'work-3'];

/** A vault of an older build, with unsent work in it, is opened by this one: a copy, then every pending step. */
export const migrate: Scenario = {
  name: 'migrate',
  hasImages: true,
  prepare: async ({ folder, seed }) => {
    const older = allMigrations.filter(({ number }) => number >= firstWithWork).slice(0, -1);
    const newest = older[seed % older.length]?.number ?? firstWithWork;
    const connection = connect(join(folder, vaultFileName), vaultKey, { readonly: false });
    configure(connection);
    const migrations = allMigrations.filter(({ number }) => number <= newest);
    migrateTo(connection, { migrations, saveCopy: () => undefined, log: silentLog });
    insertOldWork(connection);
    connection.close();
  },
  work: async ({ folder }, tell) => {
    const vault = tell.attempt(() => openVaultAt(folder)) ?? tell.attempt(() => openVaultAt(folder));
    if (!vault) return;
    for (const id of ids) tell.saved(id);
    tell.attempt(() => vault.close());
  },
  faultsAfter: async ({ folder }) => {
    const copies = readdirSync(folder).filter((name) => /\.before-\d+$/.test(name));
    const vault = openBoth(folder);
    const faults = [...faultsInVault(vault.read)];
    const kept = idsOfWork(vault.read);
    faults.push(...ids.filter((id) => !kept.includes(id)).map((id) => `LOST: ${id}`));
    faults.push(...faultsBetween(vault.read, workInJournal(folder, sealingPair)));
    vault.close();
    return [
      ...faults,
      ...copies.filter((name) => !isWhole(join(folder, name))).map((name) => `${name} is not whole`),
    ];
  },
};

const isWhole = (file: string): boolean => {
  if (!existsSync(file)) return false;
  const copy = connect(file, vaultKey, { readonly: false });
  try {
    return copy.pragma('quick_check', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    copy.close();
  }
};

/** In the columns of the steps that are merged and never change again, not through queries, which follow the newest schema. */
const insertOldWork = (connection: Database.Database): void => {
  connection
    .prepare(
      `INSERT INTO device (only_row, device_id, centre_id, central_url, private_key, signing_key, sealing_key,
         is_demonstration, enrolled_at) VALUES (1, 'device-1', 'centre', 'http://127.0.0.1:9', ?, ?, ?, 1, ?)`,
    )
    .run(exportDeviceKey(generateDeviceKey()), '{}', JSON.stringify(sealingJwk), at);
  connection
    .prepare(
      `INSERT INTO interaction (interaction_id, subject_id, subject_name, staff_id, channel, mode, state, purpose_id,
         legal_basis_id, started_at) VALUES ('i', 'anna', 'Anna', 'staff-1', 'counter', 'assisting', 'open', 'p', 'l', ?)`,
    )
    .run(at);
  ids.forEach((id, place) => {
    const content = JSON.stringify({ id, note: 'x'.repeat(2000) });
    connection
      .prepare(
        `INSERT INTO outbox (envelope_id, device_sequence, lane, lane_sequence, kind, subject_id, interaction_id, staff_id,
           content, signature, content_hash, captured_at, state, attempts)
         VALUES (?, ?, 'anna', ?, 'interaction-completed', 'anna', 'i', 'staff-1', ?, 's', ?, ?, 'waiting', 0)`,
      )
      .run(id, place + 1, place + 1, content, contentHash(content), at);
  });
};

const at = '2026-03-02T08:00:00.000Z';
