import type { Log } from '../platform/log.ts';
import type { Vault } from '../vault/open.ts';
import { dropUnfinished } from '../vault/queries/unfinished-attachments.ts';

/** A page hands a document over in seconds; what has not come whole after a day comes from a page that is gone. */
export const unfinishedForMs = 24 * 3_600_000;
const everyMs = 3_600_000;

/** Now and once an hour: documents that a page began to hand over and never finished go; the answer ends it. */
export const keepDroppingUnfinished = ({
  vault,
  now,
  log,
}: {
  readonly vault: Vault;
  readonly now: () => Date;
  readonly log: Log;
}): (() => void) => {
  const look = (): void => {
    try {
      const before = new Date(now().getTime() - unfinishedForMs).toISOString();
      const dropped = vault.transact((db) => dropUnfinished(db, before));
      if (dropped > 0) log.info('attachments/unfinished-dropped', { dropped });
    } catch (error) {
      log.error('attachments/not-swept', { error });
    }
  };
  look();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return () => clearInterval(timer);
};
