import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setAside } from '../../main/core/set-aside.ts';
import { vaultFileName } from '../../main/core/vault-files.ts';
import { systemClock } from '../../main/platform/clock.ts';
import { journalFileName } from '../../main/vault/journal/journal-file.ts';
import { createKeyFile, keyFileName, listKeyHolders, unlockKey } from '../../main/vault/keys/key-file.ts';
import { workInJournal } from '../durability/crash/verify-vault.ts';
import { sealingPair } from '../durability/desk/keys.ts';
import { citizens, makeVault } from '../durability/desk/make-vault.ts';
import { openDesk, readDanishPack } from '../durability/desk/open-desk.ts';
import { move, receive } from '../durability/desk/serve.ts';
import { testFolder } from '../helpers/vault-open.ts';
import { describeClass, shown } from './describe-class.ts';

const pin = '482613';
const holder = (folder: string) => ({ folder, staffId: 'staff-1', pin, clock: systemClock });
const names = [keyFileName, vaultFileName, journalFileName] as const;

/** The key of a machine with unsent work is gone: nobody can open its vault, and it is set up again. */
const keyLost = async (clearAway: ((folder: string) => void) | null): Promise<string | null> => {
  const folder = testFolder();
  await createKeyFile(holder(folder));
  makeVault(folder);
  const desk = openDesk(folder, await readDanishPack());
  const reference = move(desk, receive(desk, citizens[0]), 7);
  desk.vault.close();
  const vaultBefore = readFileSync(join(folder, vaultFileName));
  rmSync(join(folder, keyFileName));

  const asked = await unlockKey(holder(folder));
  if (asked.ok || listKeyHolders(folder).length > 0) return 'somebody can still sign in';
  if (!readFileSync(join(folder, vaultFileName)).equals(vaultBefore)) return 'asking has changed the vault';
  if (clearAway === null) setAside(folder, names, systemClock);
  else clearAway(folder);
  await createKeyFile(holder(folder));
  makeVault(folder);
  const again = openDesk(folder, await readDanishPack());
  move(again, receive(again, citizens[1]), 8);
  again.vault.close();
  const journals = readdirSync(folder).filter((name) => name.startsWith(journalFileName));
  const readable = journals.flatMap((name) => [...workInJournal(folder, sealingPair, name).values()]);
  if (!readable.some((content) => content.includes(reference))) return 'the work that was not sent is gone';
  const kept = readdirSync(folder).filter((name) => name.startsWith(vaultFileName));
  const isKept = kept.some((name) => readFileSync(join(folder, name)).equals(vaultBefore));
  return isKept ? null : 'the old vault is gone';
};

type MakeKey = (folder: string) => Promise<Buffer>;

/** Whoever copies the folder has its files, and no PIN. */
const copied = async (breakKeys: MakeKey | null): Promise<string | null> => {
  const folder = testFolder();
  const makeKey: MakeKey = breakKeys ?? ((at) => createKeyFile(holder(at)));
  const key = await makeKey(folder);
  const forms = [
    key.toString('base64'),
    key.toString('base64url'),
    key.toString('hex'),
    key.toString('latin1'),
  ];
  const open = readdirSync(folder).find((name) => {
    const content = readFileSync(join(folder, name), 'latin1');
    return forms.some((form) => content.includes(form));
  });
  if (open !== undefined) return `the key can be read in ${open}`;
  const guessed = await unlockKey({ ...holder(folder), pin: '000000' });
  return guessed.ok ? 'any PIN opens' : null;
};

describeClass('Keyring changed', {
  'a machine without its key begins anew over the old files': shown(keyLost, (folder) => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  }),
  'the key lies beside the vault in plain form': shown(copied, async (folder) => {
    const key = await createKeyFile(holder(folder));
    writeFileSync(
      join(folder, 'key.json'),
      JSON.stringify({ backend: 'basic_text', key: key.toString('base64') }),
    );
    return key;
  }),
});
