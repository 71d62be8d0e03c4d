import type { PersonRecord } from '../api/records.ts';
import { AccountValues } from '../domain/act-values.ts';
import { announceChanges } from '../store/announce-changes.ts';
import { inTransaction, type Database, type Queryable } from '../store/database.ts';
import {
  claimActToConfirm,
  lockReceivedAct,
  putOffAct,
  setActState,
  type ActToConfirm,
} from '../store/queries/acts.ts';
import { listFieldChanges, lockPeople, writeChangedPeople } from '../store/queries/people.ts';
import type { AccountConfirmation, AccountRegister } from './account-register.ts';
import { claimFrom } from './claim.ts';
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

type Answer = AccountConfirmation | { readonly outcome: 'overtaken' };

/** Null where the register is away, or fails at this one. */
const ask = async (waiting: ActToConfirm, confirming: Confirming): Promise<Answer | null> => {
  const { database, register, reportFailure } = confirming;
  if (await isOvertaken(database, waiting)) return { outcome: 'overtaken' };
  const account = AccountValues.safeParse(waiting.values);
  if (!account.success) return { outcome: 'unknown-account' };
  const { envelopeId: changeId, personId } = waiting.act;
  try {
    return await register.confirm({ changeId, personId, ...account.data });
  } catch (error) {
    reportFailure(error);
    return null;
  }
};

/** The person with the account in force, or why it is not. */
const inForce = (
  person: PersonRecord,
  { values }: ActToConfirm,
  { answer, now }: { readonly answer: Answer; readonly now: string },
): PersonRecord | SentBack => {
  if (answer.outcome === 'overtaken') return overtaken;
  const account = AccountValues.safeParse(values);
  if (answer.outcome !== 'confirmed' || !account.success) return unknown;
  const { bankName } = answer;
  const confirmed = { ...account.data, bankName, country: 'DK', asOf: now };
  return { ...person, version: person.version + 1, account: confirmed };
};

const settle = async (
  db: Queryable,
  waiting: ActToConfirm,
  { answer, now }: { readonly answer: Answer; readonly now: string },
): Promise<void> => {
  const { act } = waiting;
  const before = await lockPeople(db, [act.personId]);
  const person = before.get(act.personId);
  if (person === undefined) throw new Error('nobody is taken out of the registers');
  if (!(await lockReceivedAct(db, act))) return;
  const settled = (await isOvertaken(db, waiting)) ? overtaken : inForce(person, waiting, { answer, now });
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

const confirmOne = async (waiting: ActToConfirm, confirming: Confirming): Promise<void> => {
  const { database, clock } = confirming;
  const answer = await ask(waiting, confirming);
  const at = clock();
  if (answer === null) {
    const pauseMs = Math.min(pauseBefore(waiting.attempts), longestPauseMs);
    return putOffAct(database, waiting.act, new Date(at.getTime() + pauseMs));
  }
  return inTransaction(database, (db) => settle(db, waiting, { answer, now: at.toISOString() }));
};

/**
 * Takes an account change that is due to the register; false where none is. Several gateways may work side by side. What the register fails
 * at waits, longer each time, and holds up nobody but the same citizen.
 */
export const confirmAccount = async (confirming: Confirming): Promise<boolean> => {
  const claim = claimFrom(confirming.clock());
  const waiting = await claimActToConfirm(confirming.database, 'payment-account-change', claim);
  if (waiting !== null) await confirmOne(waiting, confirming);
  return waiting !== null;
};
