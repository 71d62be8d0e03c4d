import type { AnyAnswer, CallName, Input } from '../../preload/contract/calls.ts';
import type { Problem } from '../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { DeviceState } from '../../preload/contract/session.ts';
import { StaffId } from '../../preload/contract/values.ts';
import type { Core } from '../core/port.ts';

/** Who signs in at the demonstration. The country is made up, so its PIN may be printed. */
export const demoStaff = { staffId: StaffId.parse('staff-anna'), pin: '482613' } as const;

/** Enrols the workstation where it is not yet, through the same call that the page's own form uses. */
export const enrolDemo = async (
  core: Core,
  centralUrl: string,
  issueCode: () => Promise<string>,
): Promise<Result<DeviceState, Problem>> => {
  const state = await readDevice(core);
  if (!state.ok || state.value.isEnrolled) return state;
  return toDevice(await ask(core, 'device/enrol', { centralUrl, code: await issueCode(), ...demoStaff }));
};

export const readDevice = async (core: Core): Promise<Result<DeviceState, Problem>> =>
  toDevice(await ask(core, 'device/state', {}));

const ask = <C extends CallName>(core: Core, call: C, input: Input<C>): Promise<AnyAnswer> =>
  core.answer({ clientId: 'start', isTrusted: true }, { type: 'call', id: 1, call, input });

const toDevice = (answer: AnyAnswer): Result<DeviceState, Problem> =>
  answer.ok ? ok(DeviceState.parse(answer.value)) : fail(answer.problem);
