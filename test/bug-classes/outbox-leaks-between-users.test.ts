import { listOutbox } from '../../main/usecases/outbox.ts';
import type { Desk } from '../../main/usecases/desk.ts';
import { listOutbox as listRows } from '../../main/vault/queries/outbox-list.ts';
import { StaffId } from '../../preload/contract/values.ts';
import { citizens, makeVault } from '../durability/desk/make-vault.ts';
import { openDesk, readDanishPack } from '../durability/desk/open-desk.ts';
import { move, receive } from '../durability/desk/serve.ts';
import { testFolder } from '../helpers/vault-open.ts';
import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

/** One machine, three people: whoever did the work, a colleague, and a supervisor. */
const onASharedMachine = async (
  breakList: ((desk: Desk) => readonly unknown[]) | null,
): Promise<string | null> => {
  const folder = testFolder();
  makeVault(folder);
  const author = openDesk(folder, await readDanishPack());
  const reference = move(author, receive(author, citizens[0]), 7);
  const seenBy = (desk: Desk): string => JSON.stringify((breakList ?? listOutbox)(desk));
  const colleague = { ...author, staff: { ...author.staff, staffId: StaffId.parse('staff-2') } };
  const supervisor: Desk = { ...colleague, staff: { ...colleague.staff, role: 'supervisor' } };
  const [own, others, supervised] = [seenBy(author), seenBy(colleague), seenBy(supervisor)];
  author.vault.close();
  if (!own.includes(reference)) return 'the author does not see the work';
  if (!supervised.includes(reference)) return 'the supervisor does not see the work';
  if (!others.includes('act-completed')) return 'a colleague does not even see that something waits';
  const secrets = [reference, citizens[0], 'Prøve', 'change-of-address', author.staff.name];
  const told = secrets.filter((secret) => others.includes(secret));
  return told.length === 0 ? null : `a colleague reads: ${told.join(', ')}`;
};

describeClass('Outbox leaks between users', {
  'the queue goes when another user comes to the machine': shown(
    inWorlds,
    bugs['the queue goes when another user comes to the machine'],
  ),
  'the outbox shows everybody everything': shown(onASharedMachine, ({ vault }: Desk) =>
    listRows(vault.read, 500),
  ),
  'work is sent under the name of whoever is signed in': shown(
    inWorlds,
    bugs['work is sent under the name of whoever is signed in'],
  ),
});
