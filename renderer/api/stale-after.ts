import type { CallName } from '../../preload/contract/calls.ts';
import type { CoreEvent, EventName } from '../../preload/contract/events.ts';
import type { QueryName } from './ask-for.ts';

type Subject = CallName extends `${infer S}/${string}` ? S : never;
type Stale = QueryName | `${Subject}/*`;

const staleByEvent: { readonly [E in EventName]: readonly Stale[] } = {
  // A renewed lease is told of as a change of the status: it may give whoever is signed in another role.
  'status/changed': [
    'session/current',
    'mandate/offer',
    'identity/offer',
    'authority/*',
    'service/list',
    'person/reveal-offer',
    'status/line',
    'trip/get',
  ],
  'services/changed': ['status/services'],
  'outbox/changed': [
    'attachment/*',
    'mandate/*',
    'review/*',
    'task/*',
    'consent/*',
    'outbox/list',
    'parked/*',
    'courier/summary',
    'status/line',
    'interaction/list-open',
    'interaction/get',
    'person/file',
  ],
  'upload/changed': ['attachment/uploads'],
  'person/changed': [
    'parked/*',
    'mandate/*',
    'review/*',
    'task/*',
    'consent/*',
    'person/*',
    'identity/*',
    'trip/*',
    'service/*',
    'authority/*',
    'act/*',
  ],
  'interaction/changed': [
    'parked/*',
    'mandate/*',
    'interaction/*',
    'identity/*',
    'service/*',
    'authority/*',
    'act/*',
    'person/file',
  ],
  'session/ended': ['session/current', 'device/state'],
};

const covers = (stale: Stale, call: string): boolean =>
  stale.endsWith('/*') ? call.startsWith(stale.slice(0, -1)) : stale === call;

/** Whether an answer to this query may have changed, now that the event has come. */
export const isStaleAfter = (event: CoreEvent, call: string): boolean =>
  staleByEvent[event.event].some((stale) => covers(stale, call));
