import type { Problem } from '../../preload/contract/problem.ts';
import { createCore } from '../core/core.ts';
import type { Core } from '../core/port.ts';
import { openBrowserDesk } from './browser-desk.ts';
import type { CentralSwitch } from './central-switch.ts';
import type { Closing } from './closing.ts';
import { openDesktopDesk } from './desktop-desk.ts';
import { demoStaff, enrolDemo } from './enrol-demo.ts';
import { listenToKeys, type Keys } from './keys.ts';
import type { OpenCentral } from './open-central.ts';
import type { Plan } from './plan.ts';
import { say, UserProblem } from './say.ts';

/** Enrols the workstation if need be and opens it; `ended` resolves when the person has had enough. */
export const openDesk = async (
  plan: Plan,
  central: OpenCentral,
  closing: Closing,
): Promise<{ readonly ended: Promise<void> }> => {
  const core = await createCore(plan.core);
  closing.add(core.close);
  await enrol(core, central);
  const { edge, checkout, data } = plan;
  const quit = Promise.withResolvers<void>();
  if (edge.kind === 'browser') {
    const host = await openBrowserDesk({ core, checkout, data, port: edge.port });
    closing.add(host.close);
    const sayAddress = (): void => say(`Workstation: ${host.issueAddress()}`);
    if (edge.why !== null) say(`Window: not opened, ${edge.why}. The same workstation opens in a browser:`);
    sayAddress();
    process.send?.({ type: 'ready', address: host.issueAddress() });
    offerKeys({ ...centralKey(central), a: sayAddress }, 'a prints a new address, ', quit.resolve, closing);
    return { ended: quit.promise };
  }
  await core.close();
  const window = openDesktopDesk(edge.electron, checkout, data);
  closing.add(window.close);
  say('Workstation: the window opens.');
  offerKeys(centralKey(central), '', quit.resolve, closing);
  return { ended: Promise.race([window.ended, quit.promise]) };
};

const enrol = async (core: Core, central: OpenCentral): Promise<void> => {
  const device = await enrolDemo(core, central.url, central.issueEnrolmentCode);
  if (!device.ok) throw new UserProblem(textOf(device.problem));
  const staff = device.value.staff.find((member) => member.staffId === demoStaff.staffId);
  say(`Sign in as ${staff?.name ?? demoStaff.staffId} with the PIN ${demoStaff.pin}.`);
};

const textOf = (problem: Problem): string =>
  problem.code === 'vault/in-use'
    ? 'Counterpart is already running on this data folder (vault/in-use). One vault, one desk: use that one, or end it first.'
    : `The workstation cannot be opened (${problem.code}).`;

const centralKey = ({ power }: OpenCentral): Keys =>
  power === null ? {} : { c: () => switchCentral(power) };

const switchCentral = async (power: CentralSwitch): Promise<void> => {
  try {
    if (!power.isOn()) return void (await power.start());
    await power.stop();
    say('Central: stopped.');
  } catch (error) {
    say(`Central: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const offerKeys = (keys: Keys, more: string, quit: () => void, closing: Closing): void => {
  const stop = listenToKeys(process.stdin, keys, quit);
  if (stop === null) return say('Ctrl-C ends everything.');
  closing.add(stop);
  say(`Keys: ${'c' in keys ? 'c stops and starts central, ' : ''}${more}q quits.`);
};
