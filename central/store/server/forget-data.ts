import { rm } from 'node:fs/promises';
import { passwordFile } from './cluster.ts';
import { DataFolderInUseError, whileStarting } from './start-lock.ts';
import { findRunningServer, stopOrphan } from './running-server.ts';
import { findServerUser, serverFolder } from './server-user.ts';

/** Deletes the embedded server's data, and nothing else that may be in the folder. Throws where a gateway uses it, or starts there. */
export const forgetData = (dataFolder: string): Promise<void> =>
  whileStarting(dataFolder, () => forgetAlone(dataFolder));

const forgetAlone = async (dataFolder: string): Promise<void> => {
  const running = await findRunningServer(dataFolder);
  if (running?.isInUse === true) throw new DataFolderInUseError(dataFolder);
  if (running !== null) await stopOrphan(running);
  await rm(await serverFolder(dataFolder, await findServerUser()), { recursive: true, force: true });
  await rm(passwordFile(dataFolder), { force: true });
};
