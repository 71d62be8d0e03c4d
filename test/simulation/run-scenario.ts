import type { Bug } from './bugs.ts';
import { SimulatedCentral, subjectId } from './central.ts';
import { findBreach, findLate, findUnrest, sightOf, type World } from './check.ts';
import { SimulatedDesk } from './desk.ts';
import { createWire } from './network.ts';
import { troubleMs, type Link, type Scenario, type Step } from './scenario.ts';
import { SimulatedTime } from './time.ts';

/** How long the mended world may take until it has come to rest (I8). */
const restMs = 20 * 60_000;

export type Run = {
  /** What is wrong, or null. */
  readonly breach: string | null;
  readonly counts: {
    readonly saved: number;
    readonly taken: number;
    readonly parked: number;
    readonly crashes: number;
    readonly documents: number;
  };
  /** The end of the world in a few lines: two runs of a scenario give the same. */
  readonly trace: string;
};

/** Plays a scenario from its first step to rest, and looks at every invariant after every event. */
export const runScenario = async (scenario: Scenario, bug: Bug = {}): Promise<Run> => {
  const time = new SimulatedTime();
  const began = time.now;
  const central = new SimulatedCentral(scenario.subjects);
  const links = new Map<number, Link>();
  const copies = new Map<Step, () => void>();
  let slowUntil = 0;
  const subscribed = new Set(Array.from({ length: scenario.subjects }, (_, subject) => subjectId(subject)));
  const desks: readonly SimulatedDesk[] = Array.from({ length: scenario.desks }, (_, desk) => {
    const wire = createWire({
      seed: scenario.seed,
      desk,
      deviceId: `device-${desk}`,
      time,
      central,
      subscribed,
      link: () => links.get(desk) ?? 'up',
      heardEpoch: () => desks[desk]?.judged.heard ?? null,
      isCentralSlow: () => time.now < slowUntil,
    });
    const broken = bug.breakWire?.(wire) ?? wire;
    const made = new SimulatedDesk({ desk, seed: scenario.seed, time, wire: broken });
    bug.breakDesk?.(made);
    return made;
  });
  bug.breakCentral?.(central);
  const world: World = { scenario, central, desks };

  const play = async (step: Step): Promise<void> => {
    if ('desk' in step && step.kind !== 'link') return playAt(desks[step.desk], step, time.now);
    if (step.kind === 'link') links.set(step.desk, step.link);
    if (step.kind === 'forget-uploads') central.documents.forgetUnfinished();
    if (step.kind === 'accept-review') central.acceptReview(time.now);
    if (step.kind === 'revoke') central.revoke(step.subject, time.now);
    if (step.kind === 'register-change') central.changeByRegister(step.subject, `Registervej ${step.atMs}`);
    if (step.kind === 'put-back') copies.get(step)?.();
    if (step.kind === 'central-slow') slowUntil = time.now + step.forMs;
  };

  for (const step of scenario.steps) {
    if (step.kind === 'put-back')
      time.plan(
        began + step.copiedAtMs,
        () =>
          void copies.set(
            step,
            central.copy(() => time.now),
          ),
      );
    time.plan(began + step.atMs, () => play(step));
  }
  time.plan(began + troubleMs, () => {
    links.clear();
    for (const desk of desks) {
      desk.disk.mend();
      desk.jumpClock(-desk.clockSkewMs);
      desk.setMetered(false);
    }
  });
  let breach: string | null = null;
  let seen: readonly unknown[] = [];
  const look = (): void => {
    breach ??= findLate(world, time.now);
    const sight = sightOf(world);
    if (breach !== null || sight.every((each, at) => each === seen[at])) return;
    seen = sight;
    breach = findBreach(world);
  };
  for (const desk of desks) desk.start();
  await time.runUntil(began + troubleMs + restMs, look);
  breach ??= findUnrest(world);
  return { breach, counts: countsOf(world), trace: traceOf(world) };
};

type DeskStep = Exclude<Extract<Step, { readonly desk: number }>, { readonly kind: 'link' }>;

/** What happens at one workstation. */
const playAt = async (desk: SimulatedDesk | undefined, step: DeskStep, now: number): Promise<void> => {
  if (!desk) return;
  if (step.kind === 'save' || step.kind === 'poison') desk.save(step);
  if (step.kind === 'amend' || step.kind === 'withdraw') desk.mend(step);
  if (step.kind === 'hand-over') desk.handOver(step.pick);
  if (step.kind === 'meter') desk.setMetered(step.isMetered);
  if (step.kind === 'send-now') desk.sendNow();
  if (step.kind === 'catalogue-change') desk.changeCatalogue();
  if (step.kind === 'staff-change') desk.changeStaff();
  if (step.kind === 'restart') await desk.restart();
  befall(desk, step, now);
};

/** What nobody there wants. */
const befall = (desk: SimulatedDesk, step: DeskStep, now: number): void => {
  if (step.kind === 'crash') desk.crashIn(step.inCalls, step.moment);
  if (step.kind === 'clock-jump') desk.jumpClock(step.byMs);
  if (step.kind === 'disk-full') desk.disk.fullUntil = now + step.forMs;
  if (step.kind === 'disk-refuses') desk.disk.refuse(step);
};

const countsOf = ({ desks, central, scenario }: World): Run['counts'] => ({
  saved: desks.reduce((sum, desk) => sum + desk.acknowledged.length, 0),
  taken: central.taken.length,
  parked: desks.reduce(
    (sum, desk) => sum + desk.outbox.items.filter(({ state }) => state === 'parked').length,
    0,
  ),
  crashes: scenario.steps.filter(({ kind }) => kind === 'crash').length,
  documents: central.documents.whole.size,
});

const traceOf = ({ desks, central }: World): string =>
  [
    ...central.taken.map(({ deviceId, lane, laneSequence }) => `${deviceId} ${lane}:${laneSequence}`),
    ...[...central.documents.whole].map(([digest, bytes]) => `${digest} ${bytes}`),
    ...desks.map(
      (desk) => `${desk.deviceId} ${desk.outbox.summary().join(' ')} cursor ${desk.replica.cursor}`,
    ),
  ].join('\n');
