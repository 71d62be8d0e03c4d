import { openDesk, openBoth, readDanishPack } from '../../desk/open-desk.ts';
import { citizens, makeVault } from '../../desk/make-vault.ts';
import { sealingPair } from '../../desk/keys.ts';
import { move, receive } from '../../desk/serve.ts';
import type { Scenario } from '../scenario.ts';
import { faultsBetween, faultsInVault, idsOfWork, workInJournal } from '../verify-vault.ts';

/** So many acts are completed one after the other; then so many more, once more, to see that the desk can still be used. */
const actsOf = (seed: number): number => 1 + (seed % 4);

/** Completing acts with the two-file rule: vault, outbox, audit, journal. */
export const save: Scenario = {
  name: 'save',
  hasImages: true,
  prepare: async ({ folder }) => makeVault(folder),
  getReady: readDanishPack,
  work: async ({ folder, seed }, tell) => {
    const pack = await readDanishPack();
    const open = () => tell.attempt(() => openDesk(folder, pack));
    const desk = open() ?? open();
    if (!desk) return;
    for (let act = 0; act < actsOf(seed); act += 1) {
      const citizen = citizens[(seed + act) % citizens.length] ?? citizens[0];
      const id = tell.attempt(() => completeMove(desk, citizen, act + 1));
      if (id === null) continue;
      if (desk.vault.hasSecondCopy()) tell.saved(id);
      else tell.savedOnce(id);
    }
    tell.attempt(() => desk.vault.close());
  },
  faultsAfter: async ({ folder }, { saved, savedOnce }) => {
    const beforeOpening = workInJournal(folder, sealingPair);
    const faults = saved.filter((id) => !beforeOpening.has(id)).map((id) => `${id} was not in the journal`);
    const vault = openBoth(folder);
    faults.push(...faultsInVault(vault.read));
    const kept = new Set(idsOfWork(vault.read));
    faults.push(...[...saved, ...savedOnce].filter((id) => !kept.has(id)).map((id) => `LOST: ${id}`));
    if (!vault.hasSecondCopy()) faults.push('the journal could not be written');
    faults.push(...faultsBetween(vault.read, workInJournal(folder, sealingPair)));
    vault.close();
    return faults;
  },
  faultsInUse: ({ folder }) => faultsInUse(folder),
};

/** Answers the id of the envelope. */
const completeMove = (desk: ReturnType<typeof openDesk>, citizen: string, houseNumber: number): string => {
  const before = new Set(idsOfWork(desk.vault.read));
  move(desk, receive(desk, citizen), houseNumber);
  const id = idsOfWork(desk.vault.read).find((each) => !before.has(each));
  if (id === undefined) throw new Error('an act that was completed has its envelope');
  return id;
};

/** Whoever comes next can be served. */
const faultsInUse = async (folder: string): Promise<readonly string[]> => {
  const desk = openDesk(folder, await readDanishPack());
  try {
    const id = completeMove(desk, citizens[0], 99);
    const vault = faultsInVault(desk.vault.read);
    return workInJournal(folder, sealingPair).has(id)
      ? vault
      : [...vault, 'the next act is not in the journal'];
  } catch (error) {
    return [`cannot be used: ${String(error)}`];
  } finally {
    desk.vault.close();
  }
};
