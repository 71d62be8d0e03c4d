import { blobHash } from '../../../../central/api/blobs.ts';
import { sealedPieceBytes } from '../../../../central/api/journal.ts';
import { sealingPair } from '../../desk/keys.ts';
import { citizens, makeVault } from '../../desk/make-vault.ts';
import { openBoth, openDesk, readDanishPack } from '../../desk/open-desk.ts';
import { pictureOf } from '../../desk/pictures.ts';
import { move, receive } from '../../desk/serve.ts';
import type { Scenario } from '../scenario.ts';
import { documentsInJournal, faultsInDocuments } from '../verify-documents.ts';
import { faultsBetween, faultsInVault, idsOfWork, workInJournal } from '../verify-vault.ts';

/** Several pieces, and a part of one. */
const pictureBytes = 2 * sealedPieceBytes + 5000;
/** What is told as saved: an envelope and the document that it names. */
const inOneWord = (envelopeId: string, sha256: string): string => `${envelopeId} ${sha256}`;
const read = (told: string): readonly [envelopeId: string, sha256: string] => {
  const [envelopeId = '', sha256 = ''] = told.split(' ');
  return [envelopeId, sha256];
};

/** An act with a document: handed over, kept, sealed into the envelope, and written a second time into the journal. */
export const attach: Scenario = {
  name: 'attach',
  hasImages: true,
  prepare: async ({ folder }) => makeVault(folder),
  getReady: readDanishPack,
  work: async ({ folder, seed }, tell) => {
    const pack = await readDanishPack();
    const open = () => tell.attempt(() => openDesk(folder, pack));
    const desk = open() ?? open();
    if (!desk) return;
    const citizen = citizens[seed % citizens.length] ?? citizens[0];
    const picture = pictureOf(seed, 1, pictureBytes);
    // The second act names the picture of the first once more.
    for (const number of [1, 2]) {
      const before = new Set(idsOfWork(desk.vault.read));
      const isDone = tell.attempt(() => move(desk, receive(desk, citizen), number, picture));
      const id = idsOfWork(desk.vault.read).find((each) => !before.has(each));
      if (isDone === null || id === undefined) continue;
      const told = inOneWord(id, blobHash(picture));
      if (desk.vault.hasSecondCopy()) tell.saved(told);
      else tell.savedOnce(told);
    }
    tell.attempt(() => desk.vault.close());
  },
  faultsAfter: async ({ folder }, { saved, savedOnce }) => {
    const faults: string[] = [];
    // As if the vault were destroyed now: the journal alone, opened with central's key.
    const [work, documents] = [workInJournal(folder, sealingPair), documentsInJournal(folder, sealingPair)];
    for (const [id, sha256] of saved.map(read)) {
      if (!work.has(id)) faults.push(`${id} was not in the journal`);
      if (!documents.has(sha256)) faults.push(`LOST: the document of ${id} could not be recovered`);
    }
    const vault = openBoth(folder);
    faults.push(...faultsInVault(vault.read));
    const kept = new Set(idsOfWork(vault.read));
    const told = [...saved, ...savedOnce].map(read);
    faults.push(...told.filter(([id]) => !kept.has(id)).map(([id]) => `LOST: ${id}`));
    if (!vault.hasSecondCopy()) faults.push('the journal could not be written');
    faults.push(...faultsBetween(vault.read, workInJournal(folder, sealingPair)));
    faults.push(...faultsInDocuments(vault.read, documentsInJournal(folder, sealingPair)));
    vault.close();
    return faults;
  },
};
