import { fork } from 'node:child_process';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dataFolderAt, defaultDataRoot, type DataFolder } from '../core/data-folder.ts';
import { startCentral } from './central-process.ts';
import { choosePort, findRunning } from './central-record.ts';
import { isAlive, markDataFolder } from './claim.ts';
import { readFlags, type Flags } from './flags.ts';
import { giveUp, say, textOfClaimProblem, UserProblem } from './say.ts';

/**
 * `npm run central`: the demonstration's gateway alone, so that it can be stopped and started while the workstation runs.
 * `-- stop` ends the running one, whoever started it; without a word, or with `-- start`, it runs here until Ctrl-C; the gateway's own
 * words (`-- enrol`, `-- received`) are passed to it.
 */
const centralHelp = `npm run central              start the demonstration's central services here, until Ctrl-C
npm run central -- stop      end the running ones, whoever started them
npm run central -- enrol     print a one-time code that lets in another workstation
npm run central -- received  list what has arrived
npm run central -- messages  list what was sent to telephones and mailboxes
npm run central -- tampering list what looks as if somebody had changed what a machine has written
npm run central -- restored  say that the database was put back in its place: workstations bring again what is missing
npm run central -- rotate-issuer-key  give the mandate register a new key
npm run central -- open-journal FILE    bring in the work of a machine that was lost
npm run central -- deliver-bundle FILE  take in what came on a stick
npm run central -- identity-card PERSON [FILE.svg]  give somebody a proof of identity with its QR code
npm run central -- outage                print how registers, mailbox and eID are doing, or announce that one is down
npm run central -- order                 list the machines; lock one, have it forget everything, or lift that
npm run central -- area                  list the centres, or say whom one serves
npm run central -- trip                  plan a journey
npm run central -- order --help          what each of them takes

Options: --data FOLDER --population N --seed TEXT --port N, as for npm start`;

const checkout = resolve(import.meta.dirname, '..', '..');

const stop = async (data: DataFolder): Promise<void> => {
  const running = findRunning(data);
  if (running === null) return say('Central is not running.');
  process.kill(running.pid, 'SIGTERM');
  while (isAlive(running.pid)) await wait(100);
  say('Central has stopped.');
};

const run = async (data: DataFolder, flags: Flags): Promise<void> => {
  if (!markDataFolder(data)) throw new UserProblem(textOfClaimProblem({ kind: 'not-ours' }, data));
  const running = findRunning(data);
  if (running !== null) throw new UserProblem(`Central is already running at ${running.url}.`);
  const port = flags.port === 0 ? await choosePort(data) : ({ ok: true, value: flags.port } as const);
  if (!port.ok) throw new UserProblem(`Another program has port ${port.problem}, which is central's.`);
  const central = startCentral({ ...flags, checkout, data, port: port.value });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void central.stop());
  await central.ready;
  await central.ended;
};

const pass = async (words: readonly string[], data: DataFolder): Promise<void> => {
  const child = fork(join(checkout, 'central', 'serve.ts'), [...words, '--data', data.central]);
  process.exitCode = await new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)));
};

const main = async (): Promise<void> => {
  const words = process.argv.slice(2);
  const verb = words[0]?.startsWith('--') === false ? words[0] : 'start';
  if (verb !== 'start' && verb !== 'stop') return passOn(words);
  const flags = readFlags(words.slice(words[0] === verb ? 1 : 0));
  if (!flags.ok) throw new UserProblem(flags.problem);
  if (flags.value.isHelp) return say(centralHelp);
  const root = flags.value.dataRoot ?? defaultDataRoot({ ...process, home: homedir() });
  const data = dataFolderAt(resolve(root));
  return verb === 'stop' ? stop(data) : run(data, flags.value);
};

/** The gateway's own words are its own business, but for where the data lies. */
const passOn = (words: readonly string[]): Promise<void> => {
  const place = words.findIndex((word) => word === '--data');
  const root = place === -1 ? null : (words[place + 1] ?? null);
  const own = place === -1 ? words : words.toSpliced(place, 2);
  return pass(own, dataFolderAt(resolve(root ?? defaultDataRoot({ ...process, home: homedir() }))));
};

main().then(
  () => process.exit(),
  (error: unknown) => {
    giveUp(error);
    process.exit(1);
  },
);
