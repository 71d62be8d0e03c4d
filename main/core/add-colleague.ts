import type { Input } from '../../preload/contract/calls.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import type { StaffMember } from '../../preload/contract/session.ts';
import { addKeyHolder, listKeyHolders, unlockKey } from '../vault/keys/key-file.ts';
import { listStaff } from '../vault/queries/lease.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { InTurn } from './in-turn.ts';
import type { Caller } from './port.ts';
import { refreshPublicRecord } from './public-record.ts';
import type { Running } from './running.ts';
import type { Sessions } from './sessions.ts';

/** What the machine does about who may sign in at it. */
export type Colleagues = {
  readonly colleagues: () => readonly StaffMember[];
  readonly addColleague: (
    caller: Caller,
    input: Input<'session/add-colleague'>,
  ) => Promise<Awaited<ReturnType<typeof addColleague>>>;
};

export const colleaguesAt = (at: {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly sessions: Sessions;
  readonly inTurn: InTurn;
  readonly current: () => Running | null;
}): Colleagues => ({
  colleagues: () => {
    const running = at.current();
    return running ? listColleagues({ ...at, running }) : [];
  },
  addColleague: (caller, input) =>
    at.inTurn(async () => {
      const running = at.current();
      const session = at.sessions.use(caller.clientId);
      if (!running || !session) return fail({ code: 'device/not-enrolled' as const });
      return addColleague({ ...at, running }, session.staff.staffId, input);
    }),
});

type Options = {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly running: Running;
};

/** Staff of the lease who hold no key of this machine's vault. */
const listColleagues = ({
  dataFolder,
  running,
}: Pick<Options, 'dataFolder' | 'running'>): readonly StaffMember[] => {
  const holders = new Set(listKeyHolders(dataFolder));
  return listStaff(running.vault.read)
    .filter(({ staffId }) => !holders.has(staffId))
    .map(({ staffId, name, role, office }) => ({ staffId, name, role, office }));
};

/**
 * Gives a colleague a key of their own to the vault. Whoever is signed in proves it with their PIN, because only a PIN opens the key; the
 * administrator's code, which central checks, keeps one from letting in somebody who knows nothing of it.
 */
const addColleague = async (
  { dataFolder, clock, log, running }: Options,
  staffId: string,
  { pin, colleagueId, colleaguePin, code }: Input<'session/add-colleague'>,
) => {
  const isStaff = listStaff(running.vault.read).some((member) => member.staffId === colleagueId);
  if (!isStaff) return fail({ code: 'device/staff-unknown' as const });
  const unlocked = await unlockKey({ folder: dataFolder, staffId, pin, clock });
  if (!unlocked.ok) return unlocked;
  const admitted = await running.admitStaff({ staffId: colleagueId, code });
  if (admitted !== 'admitted') {
    return fail({
      code:
        admitted === 'refused' ? ('device/code-refused' as const) : ('device/central-unreachable' as const),
    });
  }
  await addKeyHolder({
    folder: dataFolder,
    dek: unlocked.value,
    staffId: colleagueId,
    pin: colleaguePin,
    clock,
  });
  await refreshPublicRecord({ dataFolder, log }, running.vault.read);
  return ok({});
};
