import type { OutboxItem } from '../../preload/contract/outbox.ts';
import { listOutbox as listRows, type OutboxRow } from '../vault/queries/outbox-list.ts';
import type { Desk } from './desk.ts';
import { mayRead } from './parked/may-read.ts';

/** More than this nobody scrolls through; what is unsent or parked comes first in the count of the status line anyway. */
const longestList = 500;

/** Completed work, newest first, with how far each piece has come. Of colleagues' work only its kind and date. */
export const listOutbox = (desk: Desk): readonly OutboxItem[] =>
  listRows(desk.vault.read, longestList).map(({ actingPersonIds, ...row }) =>
    mayRead(desk, { ...row, actingPersonIds, subjectId: row.subject?.personId ?? '' }) ? row : covered(row),
  );

const covered = (row: Omit<OutboxRow, 'actingPersonIds'>): OutboxItem => ({
  ...row,
  serviceId: null,
  interactionId: null,
  subject: null,
  reference: null,
  staffName: null,
  reason: null,
});
