import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { readFlags } from '../../central/cli/flags.ts';
import { printTampering } from '../../central/cli/print-tampering.ts';
import { listTampering } from '../../central/store/queries/tampering.ts';
import { keepVaultCopy, putVaultBack } from '../helpers/old-vault.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import {
  anders,
  anna,
  karen,
  makeThreadWorld,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { eventually, pin, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
let world: CentralWorld;
let desk: HeadlessDesk;

beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  desk = await startEnrolledDesk(world);
});
afterEach(() => desk.close());

type Checkpoint = { readonly sequence: number };

const checkpoints = async (): Promise<readonly Checkpoint[]> =>
  (
    await world.database.query<Checkpoint>(
      'select sequence::int from audit_checkpoint order by audit_checkpoint_id',
    )
  ).rows;

/** A day at the desk: the machine is switched on, somebody signs in and opens a file, and what was done is told to central. */
const workADay = async (about = karen): Promise<void> => {
  await desk.restart();
  const before = (await checkpoints()).length;
  await desk.get('session/sign-in', { staffId: anna, pin });
  await startAbout(desk, about);
  await desk.get('outbox/send-now', {});
  await eventually(checkpoints, ({ length }) => length > before);
};

const signs = async (): Promise<readonly string[]> =>
  (await listTampering(world.database, 10)).map(({ kind }) => kind);

/** What the command prints. */
const printed = async (): Promise<string> => {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    text += String(line);
    return true;
  });
  onTestFinished(() => write.mockRestore());
  await printTampering(readFlags(['tampering'], { DATABASE_URL: world.databaseUrl }));
  write.mockRestore();
  return text;
};

test('central knows day after day how far the audit trail of a machine goes', async () => {
  await workADay();
  await workADay(anders);
  const sequences = (await checkpoints()).map(({ sequence }) => sequence);
  expect(sequences).toEqual(sequences.toSorted((one, other) => one - other));
  expect(sequences.length).toBeGreaterThan(1);
  expect(await signs()).toEqual([]);
  expect(await printed()).toBe('No sign of it at any machine.\n');
});

test('a machine whose vault is put back to the day before is seen, and goes on working', async () => {
  await workADay();
  await desk.restart();
  keepVaultCopy(desk.folder);
  await workADay();
  await desk.restart();
  putVaultBack(desk.folder);
  await workADay(anders);
  expect(['audit-missing', 'audit-other']).toContain((await signs())[0]);
  expect(await signs()).toHaveLength(1);
  expect(await printed()).toMatch(
    /its audit trail (up to entry \d+ was written anew|went to entry \d+ and does not)/,
  );
});
