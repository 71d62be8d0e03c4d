import type { Database } from '../store/database.ts';
import { insertMessage, listMessages } from '../store/queries/simulated-messages.ts';

/** What central sends somebody. Data for a text, never a sentence: `code` has `code` and `minutes`. */
export type Message = {
  readonly personId: string;
  readonly to: 'phone' | 'mailbox';
  /** The number, or the name of the mailbox. */
  readonly address: string;
  readonly kind: 'code';
  readonly params: Readonly<Record<string, string>>;
};

export type SentMessage = Message & { readonly at: string };

/** The way to telephones and mailboxes. Rejects where the message could not be handed over. */
export type NoticeConnector = { readonly send: (message: Message, at: Date) => Promise<void> };

/** Stands for the telephone company and the national mailbox: what is sent stays in a table, where a demonstration reads it. */
export const simulatedNotices = (database: Database): NoticeConnector => ({
  send: (message, at) => insertMessage(database, message, at),
});

/** Newest first. */
export const listSent = (database: Database, limit = 50): Promise<readonly SentMessage[]> =>
  listMessages(database, limit);
