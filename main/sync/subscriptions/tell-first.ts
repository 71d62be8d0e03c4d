import type { SubscriptionsAnswer } from '../../../central/api/trips.ts';
import type { Vault } from '../../vault/open.ts';
import { findTold, saveTold, type Wanted } from '../../vault/queries/told-subscriptions.ts';
import type { Answer } from '../answer.ts';
import type { Transport } from '../ports.ts';
import { findWanted, isNews } from './wanted.ts';

export type SubscriptionTransport = {
  readonly follow: (wanted: Wanted, signal: AbortSignal) => Promise<Answer<SubscriptionsAnswer>>;
};

type Teller = {
  readonly vault: Vault;
  readonly transport: Pick<Transport, 'pull'> & SubscriptionTransport;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/**
 * Pulls, after telling central what this machine needs to follow, where that is news to it: the page then starts from what is needed now. A
 * central that does not understand or does not want it is no reason to pull nothing; one that is not there is.
 */
export const pullAfterTelling =
  ({ vault, transport, now }: Teller): Transport['pull'] =>
  async (cursor, signal) => {
    const wanted = findWanted(vault.read);
    // Before the first page there is nobody here, and nothing that could be open.
    if (cursor === '' || !isNews(wanted, findTold(vault.read), now())) return transport.pull(cursor, signal);
    const answer = await transport.follow(wanted, signal);
    if (answer.kind === 'unreachable' || answer.kind === 'captive-portal') return answer;
    if (answer.kind === 'answered')
      vault.transact((db) => saveTold(db, { ...wanted, until: answer.value.until }));
    return transport.pull(cursor, signal);
  };
