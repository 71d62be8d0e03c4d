import { tagOf, type CarriedWork, type JournalAnswer } from '../../central/api/journal.ts';
import type { Frame } from '../../central/api/journal-frames.ts';
import type { CoreEvent } from '../../preload/contract/events.ts';
import type { Vault } from '../vault/open.ts';
import { noteRescuedArrived, putRescued } from '../vault/queries/rescued-work.ts';

/** What central answered about frames of an old journal. */
export type AnsweredFrames = { readonly frames: readonly Frame[]; readonly answer: JournalAnswer };

/** A supervisor decides about these at central, or there is nothing left to decide: nobody here has to do anything. */
const needsNobodyHere: ReadonlySet<string> = new Set([
  'authority/revoked',
  'authority/insufficient',
  'work/took-effect',
  'work/withdrawn',
]);

const needsSomebody = ({ code }: CarriedWork): boolean => code === null || !needsNobodyHere.has(code);

/** Puts what an old journal held and what did not take effect where somebody sees it, and takes out what has arrived after all. */
export const keepRescued =
  ({
    vault,
    now,
    announce,
  }: {
    readonly vault: Vault;
    readonly now: () => Date;
    readonly announce: (event: CoreEvent) => void;
  }) =>
  ({ frames, answer }: AnsweredFrames): void => {
    const told = answer.told.filter(needsSomebody);
    const arrived = frames.filter(({ kind }, place) => kind === 'work' && hasArrived(answer.results[place]));
    if (told.length === 0 && arrived.length === 0) return;
    const at = now().toISOString();
    const news = vault.transact((db) => [
      ...told.map((work) => putRescued(db, { tag: tagOf(work.id), work })),
      ...arrived.map(({ tag }) => noteRescuedArrived(db, { tag, at })),
    ]);
    if (news.includes(true)) announce({ event: 'outbox/changed', data: {} });
  };

const hasArrived = (result: JournalAnswer['results'][number] | undefined): boolean =>
  result === 'accepted' || result === 'duplicate';
