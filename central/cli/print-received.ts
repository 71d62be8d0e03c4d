import { listLatestActs } from '../store/queries/acts.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { say } from './say.ts';

const head = ['Reference', 'Service', 'Subject', 'State', 'Since', 'Workstation'] as const;

const pad = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = head.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  return rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

/** Prints the acts that central received last, newest first, as a plain table. */
export const printReceived = async (flags: Flags): Promise<void> => {
  await visitDatabase(flags, async (database) => {
    const acts = await listLatestActs(database, 50);
    if (acts.length === 0) return say('Nothing yet.');
    const rows = acts.map((act) => [
      act.reference,
      act.serviceId,
      act.subjectName,
      act.state,
      act.changedAt,
      act.deviceName,
    ]);
    for (const line of pad([head, ...rows])) say(line);
  });
};
