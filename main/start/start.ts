import { claimDataFolder, emptyDataFolder } from './claim.ts';
import { createClosing } from './closing.ts';
import { helpText, readFlags, type Flags } from './flags.ts';
import { openCentral } from './open-central.ts';
import { openDesk } from './open-desk.ts';
import { buildFor, watchPage } from './page-build.ts';
import { makePlan, type Plan } from './plan.ts';
import { giveUp, say, textOfClaimProblem, UserProblem } from './say.ts';

/** `npm start`: central with its made-up country, the enrolled workstation, and the way into it. */
const closing = createClosing((error) => console.error(error));

const end = async (code: number): Promise<never> => {
  await closing.close();
  process.exit(code);
};

const prepare = async (plan: Plan, flags: Flags): Promise<void> => {
  const claim = claimDataFolder(plan.data);
  if (!claim.ok) throw new UserProblem(textOfClaimProblem(claim.problem, plan.data));
  closing.add(claim.value.release);
  if (flags.isFresh) emptyDataFolder(plan.data);
  say(`Counterpart ${plan.core.version}. Data: ${plan.data.root}`);
  if (await buildFor(plan.edge.kind, plan.checkout)) say('Page: built.');
  if (flags.isDev) closing.add(watchPage(plan.checkout));
};

const start = async (): Promise<void> => {
  const flags = readFlags(process.argv.slice(2));
  if (!flags.ok) throw new UserProblem(`${flags.problem}\n\n${helpText}`);
  if (flags.value.isHelp) return say(helpText);
  const plan = makePlan(flags.value);
  if (!plan.ok) throw new UserProblem(plan.problem);
  await prepare(plan.value, flags.value);
  const central = await openCentral(plan.value, flags.value, closing);
  const desk = await openDesk(plan.value, central, closing);
  await desk.ended;
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
process.on('disconnect', () => void end(0));

start().then(
  () => end(0),
  (error: unknown) => {
    giveUp(error);
    return end(1);
  },
);
