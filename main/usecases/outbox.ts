import type { OutboxItem } from '../../preload/contract/outbox.ts';
import { listOutbox as listRows } from '../vault/queries/outbox-list.ts';
import type { Desk } from './desk.ts';

/** More than this nobody scrolls through; what is unsent or parked comes first in the count of the status line anyway. */
const longestList = 500;

/** Completed work, newest first, with how far each piece has come. */
export const listOutbox = (desk: Desk): readonly OutboxItem[] => listRows(desk.vault.read, longestList);
