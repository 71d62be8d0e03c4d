import type { outboxParkedCalls } from '../../../preload/contract/outbox-parked-calls.ts';
import { ok } from '../../../preload/contract/result.ts';
import { handOver } from '../../usecases/parked/hand-over.ts';
import { listParked } from '../../usecases/parked/list-parked.ts';
import { beginNewGround, listSoughtIn } from '../../usecases/parked/new-ground.ts';
import { readParked } from '../../usecases/parked/read-parked.ts';
import { retryParked } from '../../usecases/parked/retry-parked.ts';
import { saveAmendment, sendAmended } from '../../usecases/parked/send-amended.ts';
import { endUnreadableWork, listUnreadableWork } from '../../usecases/parked/unreadable.ts';
import { acknowledgeParked, withdrawParked } from '../../usecases/parked/withdraw-parked.ts';
import type { Handlers } from '../handler.ts';

export const parkedHandlers = {
  'parked/list': ({ desk }) => ok({ items: listParked(desk), unreadable: listUnreadableWork(desk) }),
  'parked/get': ({ desk }, { envelopeId }) => readParked(desk, envelopeId),
  'parked/save-draft': ({ desk }, input) => saveAmendment(desk, input),
  'parked/send': ({ desk }, input) => sendAmended(desk, input),
  'parked/new-ground': ({ desk }, input) => beginNewGround(desk, input),
  'parked/of-contact': ({ desk }, { interactionId }) => ok({ items: listSoughtIn(desk, interactionId) }),
  'parked/retry': ({ desk }, { envelopeId }) => retryParked(desk, envelopeId),
  'parked/hand-over': ({ desk }, input) => handOver(desk, input),
  'parked/acknowledge': ({ desk }, { envelopeId }) => acknowledgeParked(desk, envelopeId),
  'parked/end-unreadable': ({ desk }, input) => endUnreadableWork(desk, input),
  'parked/withdraw': ({ desk }, input) => withdrawParked(desk, input),
} satisfies Pick<Handlers, keyof typeof outboxParkedCalls>;
