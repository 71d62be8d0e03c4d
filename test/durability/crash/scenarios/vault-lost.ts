import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { blobHash } from '../../../../central/api/blobs.ts';
import { sealedPieceBytes } from '../../../../central/api/journal.ts';
import type { Core } from '../../../../main/core/port.ts';
import { openTwoFiles } from '../../../../main/core/two-files.ts';
import { openVaultIn, vaultFileName } from '../../../../main/core/vault-files.ts';
import { systemClock } from '../../../../main/platform/clock.ts';
import { unlockKey } from '../../../../main/vault/keys/key-file.ts';
import { findDevice } from '../../../../main/vault/queries/device.ts';
import type { Problem } from '../../../../preload/contract/problem.ts';
import { silentLog } from '../../../helpers/vault-settings.ts';
import { pictureOf } from '../../desk/pictures.ts';
import { saveSmallAct, saveSmallActs } from '../../desk/small-act.ts';
import type { Place, Scenario, Tell } from '../scenario.ts';
import { faultsOfIds, missingDocuments } from '../verify-central.ts';

const pin = '482613';

/** Beside the folder: what a person would know. */
type Note = {
  readonly centralUrl: string;
  readonly code: string;
  readonly staffId: string;
  readonly ids: readonly string[];
  /** SHA-256 of the documents that they name. */
  readonly documents: readonly string[];
};
const noteOf = ({ folder }: Place): string => `${folder}.citizens`;
const readNote = (place: Place): Note => JSON.parse(readFileSync(noteOf(place), 'utf8')) as Note;

/** The core itself, loaded only where it is needed: it is large. */
const loadCore = () => import('../../../../main/core/core.ts');

const startCore = async ({ folder }: Place): Promise<Core> => {
  const { createCore } = await loadCore();
  return createCore({ dataFolder: folder, resourcesFolder: 'resources', version: 'test' });
};

const ask = async (core: Core, call: string, input: object): Promise<Problem | null> => {
  const answer = await core.answer(
    { clientId: 'page', isTrusted: true },
    { type: 'call', id: 1, call, input },
  );
  return answer.ok ? null : answer.problem;
};

/** The vault is destroyed: the machine is set up again, and its work comes to central from the journal. */
export const vaultLost: Scenario = {
  name: 'recover the work',
  hasImages: false,
  prepare: async (place, tools) => {
    const { central, makeMunicipality } = await tools.central();
    const { centreId, citizens, staffId } = await makeMunicipality();
    const about = { centralUrl: central.url, staffId };
    const core = await startCore(place);
    const problem = await ask(core, 'device/enrol', {
      ...about,
      pin,
      code: await central.issueEnrolmentCode(centreId),
    });
    await core.close();
    if (problem) throw new Error(problem.code);
    const saved = await saveAndRuin(place, staffId, citizens);
    const note: Note = { ...about, code: await central.issueEnrolmentCode(centreId), ...saved };
    writeFileSync(noteOf(place), JSON.stringify(note));
    writeFileSync(`${noteOf(place)}.centre`, centreId);
  },
  getReady: loadCore,
  work: async (place, tell) => {
    await tell.attemptLater(() => setUpAgain(place, readNote(place), tell));
  },
  faultsAfter: async (place, _, tools) => {
    const note = readNote(place);
    const world = await tools.central();
    const code = await world.central.issueEnrolmentCode(readFileSync(`${noteOf(place)}.centre`, 'utf8'));
    const problem = await setUpAgain(place, { ...note, code }, null);
    const faults = problem ? [`cannot be set up again: ${problem.code}`] : [];
    return [
      ...faults,
      ...(await faultsOfIds(note.ids, world)),
      ...(await missingDocuments(note.documents, world)),
    ];
  },
};

const saveAndRuin = async (
  { folder, seed }: Place,
  staffId: string,
  citizens: readonly string[],
): Promise<Pick<Note, 'ids' | 'documents'>> => {
  const key = await unlockKey({ folder, staffId, pin, clock: systemClock });
  const opened = key.ok ? openVaultIn(folder, key.value, silentLog) : key;
  if (!opened.ok) throw new Error(opened.problem.code);
  const device = findDevice(opened.value.read);
  if (!device) throw new Error('the vault knows no device');
  const vault = openTwoFiles({ dataFolder: folder, vault: opened.value, device, log: silentLog });
  const picture = pictureOf(seed, 1, sealedPieceBytes + 3000);
  const ids = [
    ...saveSmallActs(vault, seed % 3, citizens),
    saveSmallAct(vault, citizens[seed % citizens.length] ?? '', 30, picture),
  ];
  vault.close();
  writeFileSync(join(folder, vaultFileName), Buffer.alloc(65_536, 7));
  return { ids, documents: [blobHash(picture)] };
};

/** As a person would: sign in; where that is not possible, set up with the code, and sign in. Then the journal goes by itself. */
const setUpAgain = async (place: Place, note: Note, tell: Tell | null): Promise<Problem | null> => {
  const core = await startCore(place);
  const { staffId } = note;
  const say = (problem: Problem | null): void => {
    if (problem) tell?.problem(problem.code);
  };
  try {
    let problem = await ask(core, 'session/sign-in', { staffId, pin });
    if (problem) {
      const { centralUrl, code } = note;
      problem = await ask(core, 'device/enrol', { centralUrl, code, staffId, pin });
      say(problem);
      if (problem) return problem;
      problem = await ask(core, 'session/sign-in', { staffId, pin });
      say(problem);
    }
    if (problem) return problem;
    for (let tries = 0; tries < 500 && hasOldJournal(place); tries += 1) await delay(10);
    tell?.saved('delivered');
    return null;
  } finally {
    await core.close();
  }
};

const hasOldJournal = ({ folder }: Place): boolean =>
  readdirSync(folder).some((name) => /^journal\.sealed\.set-aside-\d+$/.test(name));
