import { feedVersion } from '../../central/api/refill.ts';
import { Change } from '../../central/api/sync.ts';
import type { ReadDb, Vault, WriteDb } from '../vault/open.ts';
import { findEpochId, saveEpoch } from '../vault/queries/epochs.ts';
import { saveLease } from '../vault/queries/lease.ts';
import { listOrders } from '../vault/queries/lease-orders.ts';
import { putConsent } from '../vault/queries/consents.ts';
import { putPerson } from '../vault/queries/replica-person.ts';
import { putMandate } from '../vault/queries/replica-mandate.ts';
import { keepResident, letGo, setHeld } from '../vault/queries/held.ts';
import { countPeople, putAct, putEvent } from '../vault/queries/replica.ts';
import {
  dropUnread,
  forgetUnread,
  hasUnread,
  keepUnread,
  listUnread,
} from '../vault/queries/unread-changes.ts';
import { putReview } from '../vault/queries/reviews.ts';
import { putTrip } from '../vault/queries/trips.ts';
import {
  findCursor,
  findSyncState,
  saveCursor,
  saveFeedVersion,
  saveFilling,
  saveLastContact,
} from '../vault/queries/sync-state.ts';
import type { Filling } from './core/state.ts';
import type { ChangedSubjects, PulledPage, Replica, UnreadChange } from './ports.ts';
import { recordIdOf } from './record-id.ts';

/** From so many subjects on, whoever listens had better ask again for everything. */
const manySubjects = 50;

/** What the vault holds of central's. A page, its cursor and the age of the data commit together (protocol.md, rule 7). */
export const createVaultReplica = (vault: Vault): Replica => ({
  findCursor: () => findCursor(vault.read),
  apply: (page, now) => {
    vault.expectMuch(isFilledFirst(vault.read));
    const filling = vault.transact((db) => applyPage(db, page, now));
    const { changes } = page;
    return {
      subjects: changedSubjects(changes),
      hasActs: changes.some(({ entity }) => entity === 'act'),
      filling,
    };
  },
  saveLease: (lease, now) =>
    vault.transact((db) => {
      saveLease(db, lease);
      saveLastContact(db, { at: toMoment(now), dataAsOf: null });
    }),
  isLocked: () => listOrders(vault.read).length > 0,
});

/** Until everything has come once, nothing here is of any age. */
const isFilledFirst = (db: ReadDb): boolean => findSyncState(db).dataAsOf === null;

const applyPage = (db: WriteDb, page: PulledPage, now: number): Filling | null => {
  const before = findSyncState(db);
  const at = toMoment(now);
  const mayForget = hasUnread(db) || page.changes.some(({ entity }) => entity === 'unread');
  for (const change of page.changes) takeIn(db, change, { at, mayForget });
  saveCursor(db, page.cursor);
  const isFilledAnew = before.cursor === '' || isOfOtherHistory(db, page);
  if (page.epoch !== undefined) saveEpoch(db, page.epoch);
  if (isFilledAnew) saveFeedVersion(db, feedVersion);
  saveLastContact(db, { at, dataAsOf: page.hasMore ? null : page.asOf });
  const isFilling = page.hasMore && (isFilledAnew || before.fillingTotal !== null);
  const total = isFilling ? page.subjectCount : null;
  if (total !== before.fillingTotal) saveFilling(db, total);
  return total === null ? null : { done: Math.min(countPeople(db), total), total };
};

/** Central was put back from a copy: it sends everybody once more. The first epoch that is ever told is the one that all here is of. */
const isOfOtherHistory = (db: WriteDb, { epoch }: PulledPage): boolean => {
  if (epoch === undefined) return false;
  const before = findEpochId(db);
  return before === null ? epoch.versionFloor > 0 : epoch.id !== before;
};

type Taking = {
  readonly at: string;
  /** False where nothing unread is kept that a later word could put away. */
  readonly mayForget: boolean;
};

const takeIn = (db: WriteDb, change: Change | UnreadChange, { at, mayForget }: Taking): void => {
  if (change.entity === 'unread') return keepUnread(db, change, at);
  if (mayForget) forgetUnread(db, { kind: change.entity, recordId: recordIdOf(change) });
  applyChange(db, change);
};

/**
 * Takes in what an earlier version could not read and this one can; what stays unreadable is kept. A later word about the same record has
 * put it away before, so nothing goes back in time. Answers how many there were.
 */
export const applyKept = (vault: Vault): number =>
  vault.transact((db) => {
    const readable = listUnread(db).flatMap(({ keptId, content }) => {
      const change = Change.safeParse(JSON.parse(content));
      return change.success ? [{ keptId, change: change.data }] : [];
    });
    for (const { keptId, change } of readable) {
      applyChange(db, change);
      dropUnread(db, keptId);
    }
    return readable.length;
  });

const applyChange = (db: WriteDb, change: Change): void => {
  switch (change.entity) {
    case 'person':
      putPerson(db, change.record, 'sync');
      return change.held === undefined
        ? keepResident(db, change.record.personId)
        : setHeld(db, change.record.personId, change.held);
    case 'mandate':
      return putMandate(db, change.record);
    case 'event':
      return putEvent(db, change.record);
    case 'act':
      return putAct(db, change.record);
    case 'consent':
      return putConsent(db, change.record);
    case 'review':
      return putReview(db, change.record);
    case 'trip':
      return putTrip(db, change.record);
    case 'subject-removed':
      return letGo(db, change.record.personId);
  }
};

const changedSubjects = (changes: readonly (Change | UnreadChange)[]): ChangedSubjects => {
  // Whose trip it is shows in many places; it seldom changes.
  if (changes.some(({ entity }) => entity === 'trip')) return 'many';
  const subjects = new Set(changes.flatMap(subjectsOf));
  return subjects.size > manySubjects ? 'many' : [...subjects];
};

/** A mandate stands in the files of both sides. */
const subjectsOf = (change: Change | UnreadChange): readonly string[] => {
  if (change.entity !== 'mandate') return [change.subjectId];
  const { grantorId, granteeId, otherGrantees } = change.record;
  const grantees = [granteeId, ...otherGrantees.map(({ partyId }) => partyId)];
  return [change.subjectId, grantorId, ...grantees.filter((each) => each !== null)];
};

const toMoment = (ms: number): string => new Date(ms).toISOString();
