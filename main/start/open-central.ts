import type { DataFolder } from '../core/data-folder.ts';
import { choosePort, findRunning } from './central-record.ts';
import { createCentralSwitch, type CentralSwitch } from './central-switch.ts';
import type { Closing } from './closing.ts';
import type { Flags } from './flags.ts';
import type { Plan } from './plan.ts';
import { say, UserProblem } from './say.ts';

/** Central as the desk needs it: an address, a way to be let in, and, where it is ours, a switch. */
export type OpenCentral = {
  readonly url: string;
  readonly issueEnrolmentCode: () => Promise<string>;
  readonly power: CentralSwitch | null;
};

/** Starts our own central, or takes the one that `COUNTERPART_CENTRAL_URL` names. */
export const openCentral = async (plan: Plan, flags: Flags, closing: Closing): Promise<OpenCentral> => {
  if (plan.centralElsewhere) return takeElsewhere(plan.centralElsewhere);
  const running = findRunning(plan.data);
  if (running !== null) return takeElsewhere({ url: running.url, enrolmentCode: null });
  const power = createCentralSwitch({ ...plan, ...flags, port: await ownPort(plan.data) }, () =>
    say(
      'Central: stopped. The desk works on, and what is completed waits. Back with: npm run central -- start',
    ),
  );
  closing.add(power.stop);
  const url = await power.start();
  return { url, issueEnrolmentCode: power.issueEnrolmentCode, power };
};

const takeElsewhere = ({ url, enrolmentCode }: NonNullable<Plan['centralElsewhere']>): OpenCentral => {
  say(`Central: taken as it runs at ${url}`);
  return {
    url,
    power: null,
    issueEnrolmentCode: async () => {
      if (enrolmentCode === null)
        throw new UserProblem('This workstation is not enrolled yet: give COUNTERPART_ENROLMENT_CODE.');
      return enrolmentCode;
    },
  };
};

const ownPort = async (data: DataFolder): Promise<number> => {
  const port = await choosePort(data);
  if (port.ok) return port.value;
  throw new UserProblem(
    `Another program has port ${port.problem}, where this workstation looks for central.`,
  );
};
