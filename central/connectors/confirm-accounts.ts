import type { PersonRecord } from '../api/records.ts';
import { AccountValues } from '../domain/act-values.ts';
import { announceChanges } from '../store/announce-changes.ts';
import { inTransaction, type Database, type Queryable } from '../store/database.ts';
import { putOffAct, setActState, takeActToConfirm, type ActToConfirm } from '../store/queries/acts.ts';
import { listFieldChanges, lockPeople, writeChangedPeople } from '../store/queries/people.ts';
import type { AccountConfirmation, AccountRegister } from './account-register.ts';
import { sendBack, type SentBack } from './send-back.ts';
import { pauseBefore } from './send-notices.ts';

type Confirming = {
  readonly database: Database;
  readonly register: AccountRegister;
  readonly clock: () => Date;
  readonly reportFailure: (error: unknown) => void;
};

/** Somebody waits for their money: sooner than for a letter. */
const longestPauseMs = 300_000;

const unknown = { reason: 'account/unknown', detail: 'the register does not have it' } as const;
const overtaken = { reason: 'account/overtaken', detail: 'another one came into force meanwhile' } as const;

/** Whoever did the act, or accepted it, knew nothing of what came into force while it waited: two cannot both be what the citizen wished. */
const isOvertaken = async (db: Queryable, { act, comparedVersion }: ActToConfirm): Promise<boolean> => {
  const changes = await listFieldChanges(db, new Map([[act.personId, comparedVersion]]));
  return changes.get(act.personId)?.some(({ fields }) => fields.includes('account')) ?? false;
};

/** Null where the register is away, or fails at this one. */
const ask = async (
  change: Parameters<AccountRegister['confirm']>[0],
  { register, reportFailure }: Confirming,
): Promise<AccountConfirmation | null> => {
  try {
    return await register.confirm(change);
  } catch (error) {
    reportFailure(error);
    return null;
  }
};

type Settled = PersonRecord | SentBack | null;

/** The person with the account in force, or why it is not; null where it has to be tried again. */
const settle = async (
  db: Queryable,
  waiting: ActToConfirm,
  { person, ...confirming }: Confirming & { readonly person: PersonRecord },
): Promise<Settled> => {
  if (await isOvertaken(db, waiting)) return overtaken;
  const account = AccountValues.safeParse(waiting.values);
  if (!account.success) return unknown;
  const { envelopeId: changeId, personId } = waiting.act;
  const answer = await ask({ changeId, personId, ...account.data }, confirming);
  if (answer === null) return null;
  if (answer.outcome !== 'confirmed') return unknown;
  const asOf = confirming.clock().toISOString();
  const inForce = { ...account.data, bankName: answer.bankName, country: 'DK', asOf };
  return { ...person, version: person.version + 1, account: inForce };
};

const confirmOne = async (db: Queryable, waiting: ActToConfirm, confirming: Confirming): Promise<void> => {
  const { act, attempts } = waiting;
  const before = await lockPeople(db, [act.personId]);
  const person = before.get(act.personId);
  if (person === undefined) throw new Error('nobody is taken out of the registers');
  const settled = await settle(db, waiting, { ...confirming, person });
  const at = confirming.clock();
  if (settled === null) {
    const pauseMs = Math.min(pauseBefore(attempts), longestPauseMs);
    return putOffAct(db, act, new Date(at.getTime() + pauseMs));
  }
  const now = at.toISOString();
  const changed = 'reason' in settled ? null : settled;
  if ('reason' in settled) await sendBack(db, waiting, { subject: person, why: settled, now });
  else
    await writeChangedPeople(
      db,
      [{ record: settled, fields: ['account'], deviceId: null, staffId: null, lostSequence: null }],
      now,
    );
  const actNow = { ...act, state: changed === null ? 'in-review' : 'effective', changedAt: now } as const;
  await setActState(db, actNow);
  await announceChanges(db, {
    before,
    after: changed === null ? before : new Map([[changed.personId, changed]]),
    changedPersonIds: changed === null ? [] : [changed.personId],
    events: [],
    acts: [actNow],
  });
};

/**
 * Takes account changes that wait for the register to it, one by one, until none is due. Each is one transaction, and several gateways may
 * work side by side. What the register fails at waits, longer each time, and holds up nobody but the same citizen.
 */
export const confirmAccounts = async (confirming: Confirming): Promise<void> => {
  for (let isLeft = true; isLeft;) {
    isLeft = await inTransaction(confirming.database, async (db) => {
      const waiting = await takeActToConfirm(db, 'payment-account-change', confirming.clock());
      if (waiting !== null) await confirmOne(db, waiting, confirming);
      return waiting !== null;
    });
  }
};
