import { rmSync } from 'node:fs';
import type { JournaledVault } from '../../../main/vault/journal/journaled-vault.ts';
import type { CentralOfRuns, Municipality } from '../desk/central.ts';
import { makeVault } from '../desk/make-vault.ts';
import { openBoth } from '../desk/open-desk.ts';
import { newRunFolder } from '../desk/run-folder.ts';

/** An enrolled machine whose way to central leads through a proxy. */
export type DeskAtProxy = Municipality & {
  readonly folder: string;
  readonly vault: JournaledVault;
  readonly close: () => void;
};

export const enrolAtProxy = async (
  world: CentralOfRuns,
  proxyUrl: string,
  from: Municipality | null = null,
): Promise<DeskAtProxy> => {
  const municipality = from ?? (await world.makeMunicipality(20));
  const { answer, key } = await world.enrol(municipality.centreId);
  const folder = newRunFolder();
  makeVault(folder, {
    answer,
    centralUrl: proxyUrl,
    privateKey: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
  const vault = openBoth(folder);
  return {
    ...municipality,
    folder,
    vault,
    close: () => {
      vault.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
