import { join } from 'node:path';
import { PublicJwk } from '../../central/api/devices.ts';
import { sealingKeyOf } from '../../central/api/sealed-box.ts';
import type { Log } from '../platform/log.ts';
import { countWorkUnknownTo } from '../vault/journal/behind-journal.ts';
import { journalFileName, openJournal } from '../vault/journal/journal-file.ts';
import { tagKeyFrom } from '../vault/journal/journal-tags.ts';
import { withJournal, type JournaledVault } from '../vault/journal/journaled-vault.ts';
import type { ReadDb, Vault } from '../vault/open.ts';
import type { findDevice } from '../vault/queries/device.ts';

type Device = NonNullable<ReturnType<typeof findDevice>>;

/** The vault with its journal beside it (architecture: unsent work lives in two files). */
export const openTwoFiles = (at: {
  readonly dataFolder: string;
  readonly vault: Vault;
  readonly device: Device;
  readonly log: Log;
}): JournaledVault => {
  const journal = openJournal({
    file: join(at.dataFolder, journalFileName),
    deviceId: at.device.deviceId,
    recipient: sealingKeyOf(PublicJwk.parse(JSON.parse(at.device.sealingKey))),
    tagKey: tagKeyFrom(at.device.privateKey),
    log: at.log,
  });
  return withJournal(at.vault, journal, at.log);
};

/** True where the journal holds work that the vault has lost: asked before anything is done with either. */
export const isBehindJournal = (
  { dataFolder, log }: { readonly dataFolder: string; readonly log: Log },
  db: ReadDb,
): boolean => {
  const lost = countWorkUnknownTo(db, join(dataFolder, journalFileName));
  if (lost > 0) log.error('vault/behind-journal', { lost });
  return lost > 0;
};
