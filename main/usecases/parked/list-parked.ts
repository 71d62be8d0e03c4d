import type { ParkedItem } from '../../../preload/contract/outbox-parked.ts';
import { listParked as listOpen, listResolved } from '../../vault/queries/parked.ts';
import type { Desk } from '../desk.ts';
import { toParkedItem } from './parked-item.ts';
import { listRescuedItems } from './rescued.ts';

const latestResolved = 50;

/**
 * What waits for a person, then what came to its end last. A supervisor meets first what was handed over. That a colleague's work waits is
 * said to everybody; what came to its end only to whoever may read it.
 */
export const listParked = (desk: Desk): readonly ParkedItem[] => {
  const rescued = listRescuedItems(desk);
  const open = listOpen(desk.vault.read).map((row) => toParkedItem(desk, row));
  const ended = listResolved(desk.vault.read, latestResolved).map((row) => toParkedItem(desk, row));
  const isMine = ({ handovers }: ParkedItem): boolean =>
    desk.staff.role === 'supervisor' && handovers.length > 0;
  return [
    ...open.filter(isMine),
    ...open.filter((item) => !isMine(item)),
    ...rescued.filter(({ resolved }) => resolved === null),
    ...[...ended, ...rescued.filter(({ resolved }) => resolved !== null)].filter(
      ({ content }) => content !== null,
    ),
  ];
};
