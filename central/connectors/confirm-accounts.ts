import { AccountValues } from '../domain/act-values.ts';
import { announceChanges } from '../store/announce-changes.ts';
import { inTransaction, type Database, type Queryable } from '../store/database.ts';
import { setActState, takeActToConfirm, type ActWithValues } from '../store/queries/acts.ts';
import { lockPeople, writeChangedPeople } from '../store/queries/people.ts';
import type { AccountRegister } from './account-register.ts';

type Confirming = {
  readonly database: Database;
  readonly register: AccountRegister;
  readonly clock: () => Date;
};

const confirmOne = async (
  db: Queryable,
  { act, values }: ActWithValues,
  { register, clock }: Confirming,
): Promise<void> => {
  const before = await lockPeople(db, [act.personId]);
  const person = before.get(act.personId);
  const account = AccountValues.safeParse(values);
  const answer =
    person !== undefined && account.success
      ? await register.confirm({ changeId: act.envelopeId, personId: act.personId, ...account.data })
      : { outcome: 'unknown-account' as const };
  const now = clock().toISOString();
  const isConfirmed = answer.outcome === 'confirmed' && person !== undefined && account.success;
  const changed = isConfirmed
    ? {
        ...person,
        version: person.version + 1,
        account: { ...account.data, bankName: answer.bankName, country: 'DK', asOf: now },
      }
    : null;
  if (changed !== null)
    await writeChangedPeople(
      db,
      [{ record: changed, fields: ['account'], deviceId: null, staffId: null, lostSequence: null }],
      now,
    );
  const settled = {
    ...act,
    state: isConfirmed ? ('effective' as const) : ('in-review' as const),
    changedAt: now,
  };
  await setActState(db, settled);
  await announceChanges(db, {
    before,
    after: changed === null ? before : new Map([[changed.personId, changed]]),
    changedPersonIds: changed === null ? [] : [changed.personId],
    events: [],
    acts: [settled],
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
