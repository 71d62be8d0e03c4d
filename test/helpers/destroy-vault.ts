import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vaultFileName } from '../../main/core/vault-files.ts';

/** The vault is no vault any more, as after a disk fault; its journal beside it is as it was. */
export const destroyVault = (folder: string): void => {
  writeFileSync(join(folder, vaultFileName), Buffer.alloc(65_536, 7));
  for (const rest of ['-wal', '-shm']) rmSync(join(folder, `${vaultFileName}${rest}`), { force: true });
};
