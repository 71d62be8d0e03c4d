import type { PersonRecord } from '../api/records.ts';
import { AccountValues } from '../domain/act-values.ts';
import { announceChanges } from '../store/announce-changes.ts';
import { inTransaction, type Database, type Queryable } from '../store/database.ts';
import { setActState, takeActToConfirm, type ActToConfirm } from '../store/queries/acts.ts';
import { listFieldChanges, lockPeople, writeChangedPeople } from '../store/queries/people.ts';
import type { AccountRegister } from './account-register.ts';
import { sendBack, type SentBack } from './send-back.ts';

type Confirming = {
  readonly database: Database;
  readonly register: AccountRegister;
  readonly clock: () => Date;
};

const unknown = { reason: 'account/unknown', detail: 'the register does not have it' } as const;
const overtaken = { reason: 'account/overtaken', detail: 'another one came into force meanwhile' } as const;

/** Whoever did the act, or accepted it, knew nothing of what came into force while it waited: two cannot both be what the citizen wished. */
const isOvertaken = async (db: Queryable, { act, comparedVersion }: ActToConfirm): Promise<boolean> => {
  const changes = await listFieldChanges(db, new Map([[act.personId, comparedVersion]]));
  return changes.get(act.personId)?.some(({ fields }) => fields.includes('account')) ?? false;
};

type Settled = PersonRecord | SentBack;

/** The person with the account in force, or why it is not. */
const settle = async (
  db: Queryable,
  waiting: ActToConfirm,
  { person, register, clock }: Omit<Confirming, 'database'> & { readonly person: PersonRecord },
): Promise<Settled> => {
  if (await isOvertaken(db, waiting)) return overtaken;
  const account = AccountValues.safeParse(waiting.values);
  if (!account.success) return unknown;
  const { envelopeId: changeId, personId } = waiting.act;
  const answer = await register.confirm({ changeId, personId, ...account.data });
  if (answer.outcome !== 'confirmed') return unknown;
  const inForce = { ...account.data, bankName: answer.bankName, country: 'DK', asOf: clock().toISOString() };
  return { ...person, version: person.version + 1, account: inForce };
};

const confirmOne = async (
  db: Queryable,
  waiting: ActToConfirm,
  { register, clock }: Confirming,
): Promise<void> => {
  const { act } = waiting;
  const before = await lockPeople(db, [act.personId]);
  const person = before.get(act.personId);
  if (person === undefined) throw new Error('nobody is taken out of the registers');
  const settled = await settle(db, waiting, { person, register, clock });
  const now = clock().toISOString();
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
 * Takes account changes that wait for the register to it, one by one, until none is left; true if all could be settled. Each is one
 * transaction, and several gateways may work side by side. A register that is away leaves the act as it is for the next round.
 */
export const confirmAccounts = async (confirming: Confirming): Promise<void> => {
  for (let isLeft = true; isLeft;) {
    isLeft = await inTransaction(confirming.database, async (db) => {
      const waiting = await takeActToConfirm(db, 'payment-account-change');
      if (waiting !== null) await confirmOne(db, waiting, confirming);
      return waiting !== null;
    });
  }
};
