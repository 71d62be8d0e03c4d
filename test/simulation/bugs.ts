import type { Outbox, Transport } from '../../main/sync/ports.ts';
import type { SimulatedCentral } from './central.ts';
import type { SimulatedDesk } from './desk.ts';

/**
 * Bugs that others have shipped, each as a change to one workstation's disk, to its wire or to central. A simulator that does not find
 * them proves nothing by finding none in ours. The names say what the users saw.
 */
export type Bug = {
  readonly breakDesk?: (desk: SimulatedDesk) => void;
  readonly breakWire?: (wire: Transport) => Transport;
  readonly breakCentral?: (central: SimulatedCentral) => void;
};

const changeOutbox = (desk: SimulatedDesk, change: (real: Outbox) => Partial<Outbox>): void => {
  const { listSendable, markSending, settle, releaseWaits, findNextAttemptAt } = desk.outbox;
  Object.assign(desk.outbox, change({ listSendable, markSending, settle, releaseWaits, findNextAttemptAt }));
};

const dropWhere = (desk: SimulatedDesk, isDropped: (reason: string) => boolean): void =>
  changeOutbox(desk, ({ settle }) => ({
    settle: (settlements) => {
      const dropped = new Set(
        settlements.flatMap((each) =>
          each.kind !== 'sent' && isDropped(each.reason) ? [each.envelopeId] : [],
        ),
      );
      settle(settlements.filter(({ envelopeId }) => !dropped.has(envelopeId)));
      desk.outbox.items = desk.outbox.items.filter(({ envelopeId }) => !dropped.has(envelopeId));
    },
  }));

export const bugs: Readonly<Record<string, Bug>> = {
  'an item in "sending" has no lease that runs out, and is stuck after a crash': {
    breakDesk: (desk) =>
      changeOutbox(desk, ({ listSendable, releaseWaits }) => ({
        listSendable: (query) => {
          const stuck = new Set(
            desk.outbox.items.filter(({ state }) => state === 'sending').map(({ envelopeId }) => envelopeId),
          );
          return listSendable(query).filter(({ envelopeId }) => !stuck.has(envelopeId));
        },
        releaseWaits,
      })),
  },
  'work that was queued during a drain is not seen': {
    breakDesk: (desk) => {
      let isDrained = false;
      changeOutbox(desk, ({ listSendable }) => ({
        listSendable: (query) => {
          if (isDrained) return [];
          const items = listSendable(query);
          isDrained = desk.outbox.items.length > 0 && items.length === 0;
          return items;
        },
      }));
    },
  },
  'one bad item holds up all that come after it': {
    breakDesk: (desk) =>
      changeOutbox(desk, ({ listSendable }) => ({
        listSendable: (query) =>
          desk.outbox.items.some(({ state }) => state === 'parked') ? [] : listSendable(query),
      })),
  },
  'an item that central refused is deleted': {
    breakDesk: (desk) => dropWhere(desk, (reason) => reason.startsWith('request/')),
  },
  'work whose right was taken away meanwhile leaves the outbox': {
    breakDesk: (desk) => dropWhere(desk, (reason) => reason.startsWith('authority/')),
  },
  'work in conflict is dropped': {
    breakDesk: (desk) => dropWhere(desk, (reason) => reason === 'conflict'),
  },
  'an item is deleted after a send that failed': {
    breakDesk: (desk) => dropWhere(desk, (reason) => reason === 'unreachable'),
  },
  'the queue goes when another user comes to the machine': {
    breakDesk: (desk) => {
      const { outbox } = desk;
      let staffId = desk.staffId;
      changeOutbox(desk, ({ findNextAttemptAt }) => ({
        findNextAttemptAt: (now) => {
          if (desk.staffId !== staffId) outbox.items = outbox.items.filter(({ state }) => state === 'sent');
          ({ staffId } = desk);
          return findNextAttemptAt(now);
        },
      }));
    },
  },
  'an item is given up after three tries': {
    breakDesk: (desk) =>
      changeOutbox(desk, ({ markSending }) => ({
        markSending: (lease) => {
          markSending(lease);
          desk.outbox.items = desk.outbox.items.map((item) =>
            lease.envelopeIds.includes(item.envelopeId) && item.attempts > 2
              ? { ...item, state: 'parked', dueAt: null, reason: 'unanswered' }
              : item,
          );
        },
      })),
  },
  'a lane is sent newest first': {
    breakDesk: (desk) =>
      changeOutbox(desk, ({ listSendable }) => ({
        listSendable: (query) => listSendable(query).toReversed(),
      })),
  },
  'a repetition after a lost answer comes under another id': {
    breakWire: (wire) => {
      const sent = new Set<string>();
      return {
        ...wire,
        push: (envelopes, signal) =>
          wire.push(
            envelopes.map(({ content, signature }) => {
              const isAgain = sent.has(content);
              sent.add(content);
              return {
                content: isAgain ? content.replace('01890000-0000', '01890000-1111') : content,
                signature,
              };
            }),
            signal,
          ),
      };
    },
  },
  'central does not remember what it has taken': {
    breakCentral: (central) => central.forgetJudged(),
  },
  'amended work does not say in whose place it stands': {
    breakDesk: (desk) => {
      desk.tiesAmendments = false;
    },
  },
  'the cursor comes from the clock of the machine': {
    breakDesk: (desk) => {
      const { replica } = desk;
      const apply = replica.apply;
      replica.apply = (page, now) => {
        const applied = apply(page, now);
        replica.cursor = String(Number(replica.cursor) + 1);
        return applied;
      };
    },
  },
};
