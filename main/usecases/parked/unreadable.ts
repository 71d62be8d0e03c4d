import type { Input } from '../../../preload/contract/calls.ts';
import type { UnreadableWork } from '../../../preload/contract/outbox-parked.ts';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import {
  endUnreadable,
  listUnreadable,
  type UnreadableRow,
} from '../../vault/queries/unreadable-journals.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';

const isSupervisor = ({ staff }: Desk): boolean => staff.role === 'supervisor';

/** What of the journal of a lost vault could not be read. Everybody is told: whoever worked here may remember what it was. */
export const listUnreadableWork = (desk: Desk): readonly UnreadableWork[] =>
  listUnreadable(desk.vault.read).map((row) => ({
    journal: row.journal,
    pieces: row.pieces,
    lastWrittenAt: row.lastWrittenAt,
    ended: endingOf(row),
    mayEnd: isSupervisor(desk) && row.endedAt === null,
  }));

const endingOf = ({ endedBy, endedAt, endedFor }: UnreadableRow): UnreadableWork['ended'] =>
  endedBy === null || endedAt === null || endedFor === null
    ? null
    : { staffName: endedBy, at: endedAt, words: endedFor };

/** Puts it away in the name of the supervisor who has seen to it; the file stays. */
export const endUnreadableWork = (
  desk: Desk,
  { journal, words }: Input<'parked/end-unreadable'>,
): Result<Record<string, never>, ProblemOf<'parked/not-found' | 'parked/not-yours' | 'parked/settled'>> => {
  const row = listUnreadable(desk.vault.read).find((each) => each.journal === journal);
  if (row === undefined) return fail({ code: 'parked/not-found' });
  if (!isSupervisor(desk)) return fail({ code: 'parked/not-yours' });
  if (row.endedAt !== null) return fail({ code: 'parked/settled' });
  const at = desk.clock.now().toISOString();
  desk.vault.transact((db) => {
    endUnreadable(db, { journal, staffId: desk.staff.staffId, words, at });
    audit(desk, db, { action: 'parked/unreadable-ended', subjectId: null, details: { journal } });
  });
  desk.announce({ event: 'outbox/changed', data: {} });
  return ok({});
};
