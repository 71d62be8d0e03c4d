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
import { pauseBefore } from './pause-before.ts';
import { sendBack, type SentBack } from './send-back.ts';

type Confirming = {
  readonly database: Database;
  readonly register: AccountRegister;
  readonly clock: () => Date;
  readonly reportFailure: (error: unknown) => void;
};

/** Somebody waits for their money: sooner than for a letter. */
const longestPauseMs = 300_000;
/** After so many tries, a long weekend, a person has to know: the citizen's money may go to an account that they have given up. */
const mostTries = 985;

const unknown = { reason: 'account/unknown', detail: 'the register does not have it' } as const;
const unanswered = {
  reason: 'account/unanswered',
  detail: 'the register has failed at it for days',
} as const;
const overtaken = { reason: 'account/overtaken', detail: 'another one came into force meanwhile' } as const;

/**
 * What came into force that the act has to be compared with. Whoever did it, or accepted it, knew nothing of what came into force while it
 * waited (`overtaken`): two cannot both be what the citizen wished. Of what is brought again because it was lost, the order of then counts:
 * what came after it then is here already (`replaced`), and what came before it then is in nobody's way.
 */
const standingOf = async (
  db: Queryable,
  { act: { personId }, comparedVersion, lostSequence }: ActToConfirm,
): Promise<'overtaken' | 'replaced' | null> => {
  const since = lostSequence === null ? comparedVersion : 0;
  const found = (await listFieldChanges(db, new Map([[personId, since]]))).get(personId) ?? [];
  const changes = found.filter(({ fields }) => fields.includes('account'));
  if (lostSequence !== null && changes.some((change) => (change.lostSequence ?? 0) > lostSequence))
    return 'replaced';
  const isOvertaken = changes.some(
    (change) => change.version > comparedVersion && (lostSequence === null || change.lostSequence === null),
  );
  return isOvertaken ? 'overtaken' : null;
};

type Answer = AccountConfirmation | { readonly outcome: 'overtaken' | 'replaced' | 'unanswered' };

/** Null where the register is away, or fails at this one. */
const ask = async (waiting: ActToConfirm, confirming: Confirming): Promise<Answer | null> => {
  const { database, register, reportFailure } = confirming;
  const standing = await standingOf(database, waiting);
  if (standing !== null) return { outcome: standing };
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

/** The person with the account in force and why it is not, of which one is null; both where a later one is in force already. */
type Settled = { readonly changed: PersonRecord | null; readonly why: SentBack | null };

const settledBy = (
  person: PersonRecord,
  { values }: ActToConfirm,
  { answer, now }: { readonly answer: Answer; readonly now: string },
): Settled => {
  if (answer.outcome === 'replaced') return { changed: null, why: null };
  if (answer.outcome === 'overtaken') return { changed: null, why: overtaken };
  if (answer.outcome === 'unanswered') return { changed: null, why: unanswered };
  const account = AccountValues.safeParse(values);
  if (answer.outcome !== 'confirmed' || !account.success) return { changed: null, why: unknown };
  const { bankName } = answer;
  const confirmed = { ...account.data, bankName, country: 'DK', asOf: now };
  return { changed: { ...person, version: person.version + 1, account: confirmed }, why: null };
};

const settle = async (
  db: Queryable,
  waiting: ActToConfirm,
  { answer: told, now }: { readonly answer: Answer; readonly now: string },
): Promise<void> => {
  const { act, lostSequence } = waiting;
  const before = await lockPeople(db, [act.personId]);
  const person = before.get(act.personId);
  if (person === undefined) throw new Error('nobody is taken out of the registers');
  if (!(await lockReceivedAct(db, act))) return;
  const standing = await standingOf(db, waiting);
  const answer = standing === null ? told : { outcome: standing };
  const { changed, why } = settledBy(person, waiting, { answer, now });
  if (why !== null) await sendBack(db, waiting, { subject: person, why, now });
  if (changed !== null)
    await writeChangedPeople(
      db,
      [{ record: changed, fields: ['account'], deviceId: null, staffId: null, lostSequence }],
      now,
    );
  const actNow = { ...act, state: why === null ? 'effective' : 'in-review', changedAt: now } as const;
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
  const told = await ask(waiting, confirming);
  const at = clock();
  if (told === null && waiting.attempts + 1 < mostTries) {
    const pauseMs = Math.min(pauseBefore(waiting.attempts), longestPauseMs);
    return putOffAct(database, waiting.act, new Date(at.getTime() + pauseMs));
  }
  const answer = told ?? { outcome: 'unanswered' as const };
  return inTransaction(database, (db) => settle(db, waiting, { answer, now: at.toISOString() }));
};

/**
 * Takes an account change that is due to the register; false where none is. Several gateways may work side by side. What the register fails
 * at waits, longer each time, and holds up nobody but the same citizen; after some days it goes before a supervisor.
 */
export const confirmAccount = async (confirming: Confirming): Promise<boolean> => {
  const claim = claimFrom(confirming.clock());
  const waiting = await claimActToConfirm(confirming.database, 'payment-account-change', claim);
  if (waiting !== null) await confirmOne(waiting, confirming);
  return waiting !== null;
};
