import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { journalFileName } from '../../../../main/vault/journal/journal-file.ts';
import { sealingPair } from '../../desk/keys.ts';
import { makeVault } from '../../desk/make-vault.ts';
import { openBoth } from '../../desk/open-desk.ts';
import { saveSmallActs } from '../../desk/small-act.ts';
import type { Scenario } from '../scenario.ts';
import { faultsBetween, faultsInVault, unsentWork, workInJournal } from '../verify-vault.ts';

/** The journal is gone, and the vault writes it again while the power goes. */
export const journalLost: Scenario = {
  name: 'recover the journal',
  hasImages: true,
  prepare: async ({ folder, seed }) => {
    makeVault(folder);
    const vault = openBoth(folder);
    saveSmallActs(vault, 2 + (seed % 5));
    vault.close();
    rmSync(join(folder, journalFileName));
  },
  work: async ({ folder }, tell) => {
    const vault = tell.attempt(() => openBoth(folder)) ?? tell.attempt(() => openBoth(folder));
    if (!vault) return;
    if (vault.hasSecondCopy()) for (const id of unsentWork(vault.read).keys()) tell.saved(id);
    tell.attempt(() => vault.close());
  },
  faultsAfter: async ({ folder, seed }, { saved }) => {
    const recovered = workInJournal(folder, sealingPair);
    const faults = saved.filter((id) => !recovered.has(id)).map((id) => `LOST: ${id} in the journal`);
    const vault = openBoth(folder);
    faults.push(...faultsInVault(vault.read));
    if (unsentWork(vault.read).size !== 2 + (seed % 5)) faults.push('LOST: work in the vault');
    faults.push(...faultsBetween(vault.read, workInJournal(folder, sealingPair)));
    vault.close();
    return faults;
  },
};
