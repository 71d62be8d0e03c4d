import type { PulledPage, Replica } from '../../main/sync/ports.ts';

/** What is held here of central's, and survives what the disk survives. */
export class DeskReplica implements Replica {
  cursor = '';
  readonly versions = new Map<string, number>();
  readonly seenCursors: string[] = [];
  readonly #hear: (epoch: string) => void;

  constructor(hear: (epoch: string) => void) {
    this.#hear = hear;
  }

  findCursor: Replica['findCursor'] = () => this.cursor;

  apply: Replica['apply'] = (page: PulledPage) => {
    for (const change of page.changes) {
      if (change.entity === 'person') this.versions.set(change.subjectId, change.record.version);
    }
    this.cursor = page.cursor;
    if (page.epoch !== undefined) this.#hear(page.epoch.id);
    this.seenCursors.push(page.cursor);
    const subjects = page.changes.map((change) => change.subjectId);
    return { subjects, hasActs: page.changes.some(({ entity }) => entity === 'act'), filling: null };
  };

  saveLease: Replica['saveLease'] = () => undefined;

  isLocked: Replica['isLocked'] = () => false;
}
