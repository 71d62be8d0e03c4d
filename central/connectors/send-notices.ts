import type { Database } from '../store/database.ts';
import { claimNotice, putOffNotice, settleNotice, type WaitingNotice } from '../store/queries/notices.ts';
import { claimFrom } from './claim.ts';
import { pauseBefore } from './pause-before.ts';
import type { Post } from './post.ts';

type Work = { readonly database: Database; readonly post: Post; readonly clock: () => Date };

const sendOne = async (notice: WaitingNotice, { database, post, clock }: Work): Promise<void> => {
  const { attempts, ...content } = notice;
  try {
    await post.deliver(content);
  } catch {
    return putOffNotice(database, notice, new Date(clock().getTime() + pauseBefore(attempts)));
  }
  return settleNotice(database, notice, clock());
};

/**
 * Hands over a notice to somebody represented (domain.md, Authority rule 13) that is due; false where none is. Post that is away loses none: they
 * wait, and what the law says the citizen is told is never given up. Several gateways may work side by side.
 */
export const sendNotice = async (work: Work): Promise<boolean> => {
  const notice = await claimNotice(work.database, claimFrom(work.clock()));
  if (notice !== null) await sendOne(notice, work);
  return notice !== null;
};
