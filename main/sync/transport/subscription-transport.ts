import { SubscriptionsAnswer } from '../../../central/api/trips.ts';
import type { SubscriptionTransport } from '../subscriptions/tell-first.ts';
import type { HttpCaller } from './http-caller.ts';

export const createSubscriptionTransport = (call: HttpCaller): SubscriptionTransport => ({
  follow: (wanted, signal) =>
    call({
      method: 'POST',
      path: '/v1/subscriptions',
      body: wanted,
      answer: SubscriptionsAnswer,
      timeoutMs: 20_000,
      signal,
    }),
});
