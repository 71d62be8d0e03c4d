import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { blobHash } from '../../../../central/api/blobs.ts';
import { journalRecord, pieceRecord, tagOf } from '../../../../central/api/journal.ts';
import { journalHeader } from '../../../../central/api/journal-frames.ts';
import { sealingKeyOf } from '../../../../central/api/sealed-box.ts';
import { PublicJwk } from '../../../../central/api/devices.ts';
import { deliverOldJournals } from '../../../../main/core/old-journals.ts';
import type { Answer } from '../../../../main/sync/answer.ts';
import { createMandateTransport } from '../../../../main/sync/transport/mandate-transport.ts';
import { journalFileName } from '../../../../main/vault/journal/journal-file.ts';
import { findDevice } from '../../../../main/vault/queries/device.ts';
import { listStaff } from '../../../../main/vault/queries/lease.ts';
import { silentLog } from '../../../helpers/vault-settings.ts';
import { readableBlob } from '../../../helpers/journals.ts';
import { faultsAtCentral, missingDocuments } from '../../crash/verify-central.ts';
import type { CentralOfRuns } from '../../desk/central.ts';
import { pictureOf } from '../../desk/pictures.ts';
import { birthDateOf, saveSmallAct } from '../../desk/small-act.ts';
import { syncOf, type SyncOfVault } from '../../desk/sync-of.ts';
import type { CuttingProxy } from '../cutting-proxy.ts';
import { enrolAtProxy, type DeskAtProxy } from '../desk-at-proxy.ts';
import type { Exchange } from '../exchange.ts';

/** Exchanges that somebody asks for, and asks for again when there was no answer. */

const mostTries = 20;

type Asked = {
  readonly name: string;
  readonly start: string;
  readonly ask: (desk: DeskAtProxy, sync: SyncOfVault, signal: AbortSignal) => Promise<Answer<unknown>>;
};

const byAsking =
  ({ name, start, ask }: Asked) =>
  async (world: CentralOfRuns, proxy: CuttingProxy): Promise<Exchange> => {
    const desk = await enrolAtProxy(world, proxy.url);
    const sync = syncOf(desk.vault, { onFault: () => undefined });
    const faults: string[] = [];
    let first: string | null = null;
    return {
      name,
      start,
      succeed: async () => {
        for (let tries = 0; tries < mostTries; tries += 1) {
          const answer = await ask(desk, sync, AbortSignal.timeout(10_000));
          if (answer.kind === 'refused') throw new Error(`${name} was refused: ${answer.code}`);
          if (answer.kind !== 'answered') continue;
          const bytes = withoutTime(answer.value);
          first ??= bytes;
          if (bytes !== first) faults.push(`another answer: ${bytes.slice(0, 300)}`);
          return;
        }
        throw new Error(`never: ${name} is answered`);
      },
      faults: async () => faults,
      close: async () => desk.close(),
    };
  };

const saysWhen: ReadonlySet<string> = new Set(['serverTime', 'followedUntil']);

/** The same question has the same answer, but for the time at which it was given. */
const withoutTime = (value: unknown): string =>
  JSON.stringify(value, (key, each: unknown) => (saysWhen.has(key) ? undefined : each));

export const status = byAsking({
  name: 'status',
  start: 'GET /v1/status',
  ask: (_, { transport }, signal) => transport.status(signal),
});

export const statusLists = byAsking({
  name: 'status lists',
  start: 'GET /v1/mandates/status-lists',
  ask: (_, { call }, signal) => createMandateTransport(call).statusLists(signal),
});

export const lookUp = byAsking({
  name: 'look-up',
  start: 'POST /v1/lookups/people',
  ask: ({ vault, citizens: [citizen = ''] }, { transport }, signal) =>
    transport.lookupPeople(
      {
        text: birthDateOf(citizen).split('-').toReversed().join('.'),
        purposeId: 'change-registration',
        legalBasisId: 'cpr-act-6',
        staffId: listStaff(vault.read)[0]?.staffId ?? '',
      },
      signal,
    ),
});

/** The journal of a lost machine, one act with a document in it, brought in through another: each time a new one. */
export const journal = async (world: CentralOfRuns, proxy: CuttingProxy): Promise<Exchange> => {
  const lost = await enrolAtProxy(world, proxy.url);
  const carrier = await enrolAtProxy(world, proxy.url);
  const { call } = syncOf(carrier.vault, { onFault: () => undefined });
  const device = findDevice(lost.vault.read);
  const recipient = sealingKeyOf(PublicJwk.parse(JSON.parse(device?.sealingKey ?? '')));
  const faults: string[] = [];
  const documents: string[] = [];
  let number = 0;
  return {
    name: 'journal',
    start: 'POST /v1/journals',
    succeed: async () => {
      number += 1;
      const picture = pictureOf(1, number, 200);
      const citizen = lost.citizens[number % lost.citizens.length] ?? '';
      const id = saveSmallAct(lost.vault, citizen, number % 100, picture);
      documents.push(blobHash(picture));
      const { content, signature } = workOf(lost, id);
      const file = join(carrier.folder, `${journalFileName}.set-aside-${number}`);
      const record = journalRecord(id, { deviceId: device?.deviceId ?? '', content, signature }, recipient);
      const about = { deviceId: device?.deviceId ?? '', from: 0, tag: tagOf(id) };
      const piece = pieceRecord(readableBlob(picture), about, recipient);
      const bytes = Buffer.concat([journalHeader(recipient), record, piece]);
      writeFileSync(file, bytes);
      const delivery = {
        dataFolder: carrier.folder,
        call,
        log: silentLog,
        onAnswered: () => undefined,
        onSeen: () => undefined,
        done: new Map(),
      };
      let isDelivered = false;
      for (let tries = 0; tries < mostTries && !isDelivered; tries += 1)
        isDelivered = (await deliverOldJournals(delivery, AbortSignal.timeout(10_000))) === 'delivered';
      if (!existsSync(`${file}.delivered`)) throw new Error('never: the journal is delivered');
      if (!readFileSync(`${file}.delivered`).equals(bytes)) faults.push('the journal is not what it was');
    },
    faults: async () => [
      ...faults,
      ...(await faultsAtCentral(lost.vault.read, world)),
      ...(await missingDocuments(documents, world)),
    ],
    close: async () => {
      lost.close();
      carrier.close();
    },
  };
};

const workOf = (
  { vault }: DeskAtProxy,
  id: string,
): { readonly content: string; readonly signature: string } => {
  const row = vault.read
    .prepare<unknown[], { readonly content: string; readonly signature: string }>(
      'SELECT content, signature FROM outbox WHERE envelope_id = ?',
    )
    .get(id);
  if (row === undefined) throw new Error('work that was saved a moment ago is there');
  return row;
};
