import { tagOf, type CarriedWork, type JournalAnswer } from '../../central/api/journal.ts';
import type { Frame } from '../../central/api/journal-frames.ts';
import type { CoreEvent } from '../../preload/contract/events.ts';
import type { Vault } from '../vault/open.ts';
import { noteLineSettled, noteRescuedArrived, putRescued } from '../vault/queries/rescued-work.ts';
import { noteUnreadable, type UnreadableJournal } from '../vault/queries/unreadable-journals.ts';

/** What central answered about frames of an old journal. */
export type AnsweredFrames = { readonly frames: readonly Frame[]; readonly answer: JournalAnswer };

/** A supervisor decides about acts that were refused for these, at central; there is no review of anything else. */
const inReview: ReadonlySet<string> = new Set(['authority/revoked', 'authority/insufficient']);

/** There is nothing left to decide. */
const isOver: ReadonlySet<string> = new Set(['work/took-effect', 'work/withdrawn']);

const needsSomebody = ({ kind, code }: CarriedWork): boolean =>
  code === null || !(isOver.has(code) || (kind === 'act-completed' && inReview.has(code)));

type Keeping = {
  readonly vault: Vault;
  readonly now: () => Date;
  readonly announce: (event: CoreEvent) => void;
};

/** Puts what an old journal held and what did not take effect where somebody sees it, and takes out what has arrived after all. */
export const keepRescued =
  ({ vault, now, announce }: Keeping) =>
  ({ frames, answer }: AnsweredFrames): void => {
    const told = answer.told.filter(needsSomebody);
    const arrived = frames.filter(({ kind }, place) => kind === 'work' && hasArrived(answer.results[place]));
    if (told.length === 0 && arrived.length === 0 && answer.settled.length === 0) return;
    const at = now().toISOString();
    const news = vault.transact((db) => [
      ...told.map((work) => putRescued(db, { tag: tagOf(work.id), work })),
      ...arrived.map(({ tag }) => noteRescuedArrived(db, { tag, at })),
      ...answer.settled.map((firstId) => noteLineSettled(db, { firstId, at })),
    ]);
    if (news.includes(true)) announce({ event: 'outbox/changed', data: {} });
  };

const hasArrived = (result: JournalAnswer['results'][number] | undefined): boolean =>
  result === 'accepted' || result === 'duplicate';

/** Puts that a part of an old journal could not be read where somebody sees it: nobody can say what it was. */
export const keepUnreadable =
  ({ vault, now, announce }: Keeping) =>
  (found: UnreadableJournal): void => {
    const foundAt = now().toISOString();
    if (vault.transact((db) => noteUnreadable(db, { ...found, foundAt })))
      announce({ event: 'outbox/changed', data: {} });
  };
