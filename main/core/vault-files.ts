import { join } from 'node:path';
import type { Log } from '../platform/log.ts';
import { openVault } from '../vault/open.ts';

export const vaultFileName = 'vault.db';

export const openVaultIn = (dataFolder: string, key: Buffer, log: Log) =>
  openVault({ file: join(dataFolder, vaultFileName), key, log });
