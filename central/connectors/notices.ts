import type { Message, SentMessage } from '../domain/message.ts';
import type { Database } from '../store/database.ts';
import { insertMessage, listMessages } from '../store/queries/simulated-messages.ts';

/** The way to telephones and mailboxes. Rejects where the message could not be handed over. */
export type NoticeConnector = { readonly send: (message: Message, at: Date) => Promise<void> };

/** Stands for the telephone company and the national mailbox: what is sent stays in a table, where a demonstration reads it. */
export const simulatedNotices = (database: Database): NoticeConnector => ({
  send: (message, at) => insertMessage(database, message, at),
});

/** Newest first. */
export const listSent = (database: Database, limit = 50): Promise<readonly SentMessage[]> =>
  listMessages(database, limit);
