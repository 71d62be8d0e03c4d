import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Of a machine that is not running: its vault as it is now. */
export const keepVaultCopy = (folder: string): void =>
  copyFileSync(join(folder, 'vault.db'), join(folder, 'vault.old'));

/** Everything since then is gone from the vault; the journal and the keys stay as they are. */
export const putVaultBack = (folder: string): void => {
  for (const rest of ['vault.db-wal', 'vault.db-shm']) rmSync(join(folder, rest), { force: true });
  copyFileSync(join(folder, 'vault.old'), join(folder, 'vault.db'));
};
