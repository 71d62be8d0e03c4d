import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countWorkUnknownTo } from '../../../main/vault/journal/behind-journal.ts';
import { journalFileName } from '../../../main/vault/journal/journal-file.ts';
import { makeVault } from '../../durability/desk/make-vault.ts';
import { openBoth } from '../../durability/desk/open-desk.ts';
import { saveSmallActs } from '../../durability/desk/small-act.ts';
import { testFolder } from '../../helpers/vault-open.ts';

test('work that the journal holds and the vault has never heard of is noticed', () => {
  const folder = testFolder();
  makeVault(folder);
  copyFileSync(join(folder, 'vault.db'), join(folder, 'vault.old'));
  const vault = openBoth(folder);
  saveSmallActs(vault, 3);
  expect(countWorkUnknownTo(vault.read, join(folder, journalFileName))).toBe(0);
  vault.close();

  const older = testFolder();
  copyFileSync(join(folder, 'vault.old'), join(older, 'vault.db'));
  const rolledBack = openBoth(older);
  expect(countWorkUnknownTo(rolledBack.read, join(folder, journalFileName))).toBe(3);
  rolledBack.close();
});

test('where there is no journal, none of its work is unknown', () => {
  const folder = testFolder();
  makeVault(folder);
  const vault = openBoth(folder);
  expect(countWorkUnknownTo(vault.read, join(folder, 'nowhere'))).toBe(0);
  vault.close();
});
