import { blobHash } from '../../central/api/blobs.ts';
import type { WireProblemCode } from '../../central/api/problem.ts';
import type { Outcome, SignedEnvelope } from '../../central/api/sync.ts';
import { problemOf } from '../../central/domain/problem.ts';
import type { Outbox } from '../../main/sync/ports.ts';
import type { SimulatedCentral } from './central.ts';
import type { SimulatedDesk } from './desk.ts';
import { contentOf } from './documents.ts';
import type { DeskWire } from './network.ts';

/**
 * Bugs that others have shipped, each as a change to one workstation's disk, to its wire or to central. A simulator that does not find
 * them proves nothing by finding none in ours. The names say what the users saw.
 */
export type Bug = {
  readonly breakDesk?: (desk: SimulatedDesk) => void;
  readonly breakWire?: (wire: DeskWire) => DeskWire;
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

type Push = DeskWire['transport']['push'];
const changePush = (wire: DeskWire, change: (push: Push) => Push): DeskWire => ({
  ...wire,
  transport: { ...wire.transport, push: change(wire.transport.push) },
});

const refusalOf = ({ content }: SignedEnvelope, code: WireProblemCode): Outcome => ({
  outcome: 'refused',
  id: String((JSON.parse(content) as { readonly id: unknown }).id),
  problem: problemOf(code, ''),
});

export const bugs = {
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
      changeOutbox(desk, ({ settle }) => ({
        settle: (settlements) => {
          const tired = new Set(
            desk.outbox.items.flatMap(({ envelopeId, attempts }) => (attempts > 2 ? [envelopeId] : [])),
          );
          settle(
            settlements.map((each) =>
              each.kind === 'waiting' && tired.has(each.envelopeId)
                ? { kind: 'parked', envelopeId: each.envelopeId, reason: 'unknown' }
                : each,
            ),
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
      return changePush(
        wire,
        (push) => (envelopes, signal) =>
          push(
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
      );
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
  'work leaves before its attachments': {
    breakDesk: ({ outbox }) => {
      outbox.documents.waitsForDocuments = () => false;
    },
  },
  'an upload that central has forgotten is believed to be there': {
    breakDesk: ({ outbox }) => {
      outbox.documents.doubt = () => undefined;
    },
  },
  'a failed upload is not tried again by itself': {
    breakDesk: (desk) => {
      const { store, transport } = desk.uploads;
      let hasFailed = false;
      const watched =
        <A extends readonly unknown[], R extends { readonly kind: string }>(
          call: (...args: A) => Promise<R>,
        ) =>
        async (...args: A): Promise<R> => {
          const answer = await call(...args);
          hasFailed ||= answer.kind !== 'answered';
          return answer;
        };
      desk.uploads = {
        store: {
          findNext: (wanted) => (hasFailed ? null : store.findNext(wanted)),
          read: store.read,
          noteSent: store.noteSent,
          park: store.park,
        },
        transport: {
          announce: watched(transport.announce),
          send: watched(transport.send),
        },
      };
    },
  },
  'each piece is uploaded as a document of its own': {
    breakWire: (wire) => ({
      ...wire,
      uploads: {
        ...wire.uploads,
        send: async ({ from, content }, signal) => {
          const sha256 = blobHash(content);
          const mine = { sha256, bytes: content.length, mediaType: 'image/jpeg' };
          const announced = await wire.uploads.announce(mine, signal);
          if (announced.kind !== 'answered') return announced;
          const sent = await wire.uploads.send({ sha256, from: 0, content }, signal);
          return sent.kind === 'answered'
            ? { kind: 'answered', value: { offset: from + content.length } }
            : sent;
        },
      },
    }),
  },
  'central does not look whether the attachments are there': {
    breakDesk: ({ outbox }) => {
      outbox.documents.waitsForDocuments = () => false;
    },
    breakCentral: (central) => {
      central.documents.missingOf = () => new Set();
    },
  },
  'an attachment is let go when it has been uploaded': {
    breakDesk: ({ outbox: { documents } }) => {
      const { noteSent } = documents;
      documents.noteSent = (blobId, sentBytes) => {
        noteSent(blobId, sentBytes);
        const digest = documents.digestAt(blobId);
        if (digest !== null && contentOf(digest)?.length === sentBytes) documents.drop(digest);
      };
    },
  },
  'an attachment is let go with the first work that named it': {
    breakDesk: ({ outbox: { documents } }) => {
      const { release } = documents;
      documents.release = (envelopeId) => {
        const digests = documents.digestsOf(envelopeId);
        release(envelopeId);
        for (const digest of digests) documents.drop(digest);
      };
    },
  },
  'a refused sign-in parks what was being sent': {
    breakWire: (wire) =>
      changePush(wire, (push) => async (envelopes, signal) => {
        const answer = await push(envelopes, signal);
        return answer.kind === 'sign-in-needed'
          ? { kind: 'answered', value: envelopes.map((each) => refusalOf(each, 'signature/invalid')) }
          : answer;
      }),
  },
  'a receipt that nobody signed releases the item': {
    breakDesk: (desk) =>
      changeOutbox(desk, ({ settle }) => ({
        settle: (settlements) =>
          settle(
            settlements.map((each) =>
              each.kind === 'waiting' && each.reason === 'receipt-unverified'
                ? { kind: 'sent', envelopeId: each.envelopeId, jws: '', centralSequence: 0, at: 0 }
                : each,
            ),
          ),
      })),
  },
  'what was queued during a push is marked as sent with it': {
    breakDesk: (desk) =>
      changeOutbox(desk, ({ settle }) => ({
        settle: (settlements) => {
          const lanes = new Set(
            settlements.flatMap(({ kind, envelopeId }) =>
              desk.outbox.items.flatMap((item) =>
                kind === 'sent' && item.envelopeId === envelopeId ? [item.lane] : [],
              ),
            ),
          );
          settle(settlements);
          settle(
            desk.outbox.items
              .filter(({ lane, state }) => lanes.has(lane) && state === 'waiting')
              .map(({ envelopeId }) => ({ kind: 'sent', envelopeId, jws: '', centralSequence: 0, at: 0 })),
          );
        },
      })),
  },
  'central does not look at what was changed since': {
    breakCentral: (central) => central.forgetChanges(),
  },
  'central goes by the rights as they were': {
    breakCentral: (central) => central.goByOldRights(),
  },
  'work is sent under the name of whoever is signed in': {
    breakDesk: (desk) =>
      changeOutbox(desk, ({ listSendable }) => ({
        listSendable: (query) =>
          listSendable(query).map(({ signed, ...item }) => ({
            ...item,
            signed: {
              ...signed,
              content: signed.content.replace(/"staffId":"staff-\d"/, `"staffId":"${desk.staffId}"`),
            },
          })),
      })),
  },
  'sync stops at a full disk and says nothing': {
    breakDesk: (desk) => {
      let isStopped = false;
      changeOutbox(desk, ({ listSendable }) => ({
        listSendable: (query) => {
          isStopped ||= desk.disk.isFull();
          return isStopped ? [] : listSendable(query);
        },
      }));
    },
  },
  'an answer that the disk did not take is thrown away': {
    breakDesk: (desk) => {
      desk.disk.keepsAnswers = false;
    },
  },
  'documents go over a link that somebody pays for': {
    breakDesk: ({ outbox: { documents } }) => {
      const { findNext } = documents;
      documents.findNext = (wanted) => findNext({ ...wanted, heldAfter: null });
    },
  },
  'what central lost when it was put back from a copy stays lost': {
    breakDesk: ({ judged }) => {
      judged.findOwed = () => null;
    },
  },
  'after it was put back central gives the versions of lost changes again': {
    breakCentral: (central) => central.giveVersionsAgain(),
  },
  'newer work leaves before what central lost is brought again': {
    breakDesk: ({ judged }) => {
      const { listPortion } = judged;
      judged.listPortion = (askedDownTo, limit) =>
        askedDownTo === null
          ? { ...listPortion(null, limit), work: [], downTo: 2 }
          : listPortion(askedDownTo, limit);
    },
  },
  'the chain of work begins anew with each start': {
    breakDesk: (desk) => {
      desk.keepsChain = false;
    },
  },
} satisfies Readonly<Record<string, Bug>>;
