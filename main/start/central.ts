import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { dataFolderAt, defaultDataRoot, type DataFolder } from '../core/data-folder.ts';
import { startCentral } from './central-process.ts';
import { choosePort, findRunning } from './central-record.ts';
import { isAlive, markDataFolder } from './claim.ts';
import { readFlags, type Flags } from './flags.ts';
import { giveUp, say, textOfClaimProblem, UserProblem } from './say.ts';

/**
 * `npm run central`: the demonstration's gateway alone, so that it can be stopped and started while the workstation runs.
 * `-- stop` ends the running one, whoever started it; without a word, or with `-- start`, it runs here until Ctrl-C.
 */
const checkout = resolve(import.meta.dirname, '..', '..');

const stop = async (data: DataFolder): Promise<void> => {
  const running = findRunning(data);
  if (running === null) return say('Central is not running.');
  process.kill(running.pid, 'SIGTERM');
  while (isAlive(running.pid)) await new Promise((resolve) => setTimeout(resolve, 100));
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
  const url = await central.ready;
  say(`Central: ready at ${url}. A code that enrols one workstation: ${await central.issueEnrolmentCode()}`);
  await central.ended;
};

const main = async (): Promise<void> => {
  const [verb, ...rest] = process.argv.slice(2);
  const isVerb = verb === 'start' || verb === 'stop';
  const flags = readFlags(isVerb ? rest : process.argv.slice(2));
  if (!flags.ok) throw new UserProblem(flags.problem);
  const root = flags.value.dataRoot ?? defaultDataRoot({ ...process, home: homedir() });
  const data = dataFolderAt(resolve(root));
  return verb === 'stop' ? stop(data) : run(data, flags.value);
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    giveUp(error);
    process.exit(1);
  },
);
