import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { sealingJwk, sealingPair } from '../../desk/keys.ts';
import { makeVault } from '../../desk/make-vault.ts';
import { openBoth } from '../../desk/open-desk.ts';
import { saveSmallAct, saveSmallActs } from '../../desk/small-act.ts';
import { comesToRest, syncOf } from '../../desk/sync-of.ts';
import type { ParentTools, Place, Scenario } from '../scenario.ts';
import { faultsAtCentral } from '../verify-central.ts';
import { faultsBetween, faultsInVault, idsOfWork, workInJournal } from '../verify-vault.ts';

/** Longer than any of it takes, on a machine that does much else. */
const restMs = 15_000;

/** Whom the run works for; beside the folder, since the folder is what is under test. */
const noteOf = ({ folder }: Place): string => `${folder}.citizens`;
const citizensOf = (place: Place): readonly string[] =>
  existsSync(noteOf(place)) ? readFileSync(noteOf(place), 'utf8').split('\n') : [];

/** A machine with unsent work meets central: push, receipts, the first filling, and one more act in the midst of it. */
export const sync: Scenario = {
  name: 'sync',
  hasImages: false,
  prepare: async (place, tools) => {
    const { citizens } = await enrolAt(place.folder, tools);
    writeFileSync(noteOf(place), citizens.join('\n'));
    const vault = openBoth(place.folder);
    saveSmallActs(vault, 1 + (place.seed % 3), citizens);
    vault.close();
  },
  work: async (place, tell) => {
    const [citizen = ''] = citizensOf(place);
    const vault = tell.attempt(() => openBoth(place.folder)) ?? tell.attempt(() => openBoth(place.folder));
    if (!vault) return;
    for (const id of idsOfWork(vault.read)) tell.saved(id);
    const onFault = (error: unknown): void => {
      tell.attempt(() => {
        throw error;
      });
    };
    const { engine } = syncOf(vault, { onFault });
    engine.start();
    const id = tell.attempt(() => saveSmallAct(vault, citizen, 77));
    if (id !== null) tell.saved(id);
    engine.workQueued();
    await comesToRest(vault, faultPatienceMs);
    await engine.stop();
    tell.attempt(() => vault.close());
  },
  faultsAfter: async (place, { saved }, tools) => {
    const vault = openBoth(place.folder);
    const faults = [...faultsInVault(vault.read)];
    const ids = idsOfWork(vault.read);
    faults.push(...saved.filter((id) => !ids.includes(id)).map((id) => `LOST: ${id}`));
    faults.push(...faultsBetween(vault.read, workInJournal(place.folder, sealingPair)));
    const { engine } = syncOf(vault, { onFault: (error) => faults.push(`the engine met ${String(error)}`) });
    engine.start();
    if (!(await comesToRest(vault, restMs))) faults.push('the queue never became empty');
    await engine.stop();
    faults.push(...(await faultsAtCentral(vault.read, await tools.central())));
    vault.close();
    return faults;
  },
};

/** With a disk that refuses, it may never come to rest: then it is ended. */
const faultPatienceMs = 2500;

/** The journal is sealed to a key that is known here, so that it can be looked into. */
const enrolAt = async (folder: string, tools: ParentTools) => {
  const world = await tools.central();
  const municipality = await world.makeMunicipality();
  const { answer, key } = await world.enrol(municipality.centreId);
  makeVault(folder, {
    answer: { ...answer, sealingKey: sealingJwk },
    centralUrl: world.central.url,
    privateKey: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
  return municipality;
};
