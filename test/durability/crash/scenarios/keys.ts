import { systemClock } from '../../../../main/platform/clock.ts';
import {
  addKeyHolder,
  createKeyFile,
  listKeyHolders,
  unlockKey,
} from '../../../../main/vault/keys/key-file.ts';
import type { Place, Scenario } from '../scenario.ts';

const [anna, bo] = ['staff-1', 'staff-2'];
const [oldPin, newPin, pinOfBo] = ['111111', '222222', '333333'];

const holder = ({ folder }: Place, staffId: string, pin: string) => ({
  folder,
  staffId,
  pin,
  clock: systemClock,
});

const opens = async (place: Place, staffId: string, pin: string): Promise<boolean> =>
  (await unlockKey(holder(place, staffId, pin))).ok;

/** Somebody signs in, changes their PIN and lets a colleague in: the key file is written again each time, the vault's key stays. */
export const keys: Scenario = {
  name: 'keys and PINs',
  hasImages: true,
  prepare: async (place) => {
    await createKeyFile(holder(place, anna, oldPin));
  },
  work: async (place, tell) => {
    const attempt = async (step: string, work: () => Promise<void>): Promise<void> => {
      const isDone = await tell.attemptLater(() => work().then(() => true));
      if (isDone) tell.saved(step);
    };
    const change = async (staffId: string, pin: string): Promise<void> => {
      const unlocked = await unlockKey(holder(place, anna, oldPin));
      if (!unlocked.ok) return;
      await addKeyHolder({ ...holder(place, staffId, pin), dek: unlocked.value });
    };
    await attempt('colleague', () => change(bo, pinOfBo));
    await attempt('pin', () => change(anna, newPin));
  },
  faultsAfter: async (place, { saved }) => {
    const faults: string[] = [];
    const isNew = await opens(place, anna, newPin);
    const isOld = !isNew && (await opens(place, anna, oldPin));
    if (!isNew && !isOld) faults.push('LOST: no PIN opens the vault');
    if (saved.includes('pin') && !isNew) faults.push('LOST: the new PIN');
    if (saved.includes('colleague') && !(await opens(place, bo, pinOfBo))) faults.push('LOST: the colleague');
    if (!listKeyHolders(place.folder).includes(anna)) faults.push('LOST: a holder of the key');
    return faults;
  },
};
