import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startCentral } from '../../central/http/start-central.ts';
import { openDatabase } from '../../central/store/database.ts';
import { migrate } from '../../central/store/migrate.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';
import { insertPeople } from '../../central/store/queries/people.ts';
import { startEmbeddedServer } from '../../central/store/server/embedded-server.ts';
import { createHttpCaller } from '../../main/sync/transport/http-caller.ts';
import { enrolDevice } from '../../main/sync/transport/http-transport.ts';
import { countUnsent } from '../../main/vault/queries/outbox.ts';
import { makeDeviceKey } from '../helpers/central-device.ts';
import { newAddress, self } from '../helpers/central-envelopes.ts';
import { person, staff } from '../helpers/central-people.ts';
import { insertCompletedAct, openTestVault } from '../helpers/sync-vault.ts';
import { createWorkstationSync } from '../helpers/sync-workstation.ts';

export type PushFigures = {
  readonly items: number;
  readonly seconds: number;
  readonly itemsPerSecond: number;
  /** On the socket, HTTP and all. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly bytesSentPerItem: number;
};

const subjectCount = 1000;
const centre = { centreId: 'centre-bench', name: 'Bench', municipalities: ['0751'] };

/**
 * Sends so many queued changes of address from a real vault over real HTTP to a real central on PostgreSQL with full durability, until
 * the last receipt is kept. One line for each count.
 */
export const benchPush = async (counts: readonly number[]): Promise<readonly PushFigures[]> => {
  const meter = meterSockets();
  const place = await startPlace();
  try {
    const figures: PushFigures[] = [];
    for (const count of counts) {
      const figure = await measure(place, count, meter);
      console.log(
        `push ${count} items: ${figure.seconds.toFixed(2)} s, ${figure.itemsPerSecond} items/s, ` +
          `${figure.bytesSent} bytes sent (${figure.bytesSentPerItem} an item), ${figure.bytesReceived} received`,
      );
      figures.push(figure);
    }
    return figures;
  } finally {
    await place.close();
    meter.end();
  }
};

type Place = Awaited<ReturnType<typeof startPlace>>;

const startPlace = async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'counterpart-bench-'));
  await chmod(dataFolder, 0o755);
  const server = await startEmbeddedServer({ dataFolder, isDurable: true });
  const database = openDatabase(server.url, 'bench');
  await migrate(database);
  await upsertCentre(database, centre, [staff]);
  await insertPeople(
    database,
    Array.from({ length: subjectCount }, (_, at) => person(`subject-${at}`)),
  );
  await database.end();
  const central = await startCentral({
    databaseUrl: server.url,
    port: 0,
    purposes: [],
    isDemonstration: false,
  });
  return {
    central,
    close: async () => {
      await central.close();
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
};

const measure = async (
  { central }: Place,
  count: number,
  meter: ReturnType<typeof meterSockets>,
): Promise<PushFigures> => {
  const key = makeDeviceKey();
  const enrolment = await enrol(central.url, await central.issueEnrolmentCode(centre.centreId), key);
  const { vault, remove } = openTestVault();
  vault.transact((db) => {
    for (let at = 0; at < count; at += 1) {
      const lane = `subject-${at % subjectCount}`;
      insertCompletedAct(db, {
        lane,
        deviceId: enrolment.deviceId,
        privateKey: key.privateKey,
        authority: self(lane),
        payload: { values: newAddress({ houseNumber: String(1 + (at % 98)) }) },
      });
    }
  });
  const engine = createWorkstationSync({ vault, enrolment, key, centralUrl: central.url });
  const [sentBefore, receivedBefore] = [meter.sent(), meter.received()];
  const startedAt = performance.now();
  engine.start();
  while (countUnsent(vault.read) > 0) await delay(2);
  const seconds = (performance.now() - startedAt) / 1000;
  const bytesSent = meter.sent() - sentBefore;
  await engine.stop();
  remove();
  return {
    items: count,
    seconds,
    itemsPerSecond: Math.round(count / seconds),
    bytesSent,
    bytesReceived: meter.received() - receivedBefore,
    bytesSentPerItem: Math.round(bytesSent / count),
  };
};

const enrol = async (origin: string, code: string, key: ReturnType<typeof makeDeviceKey>) => {
  const call = createHttpCaller({
    origin,
    signer: null,
    fetch: globalThis.fetch,
    now: () => Date.now(),
    makeNonce: () => '',
  });
  const request = { code, devicePublicKey: key.publicJwk, name: 'Bench' };
  const answer = await enrolDevice(call, request, new AbortController().signal);
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  return answer.value;
};

/** Counts what passes over all sockets that fetch opens from now on. */
const meterSockets = () => {
  const sockets: Socket[] = [];
  const onConnected = (message: unknown): void => {
    if (typeof message !== 'object' || message === null || !('socket' in message)) return;
    if (message.socket instanceof Socket) sockets.push(message.socket);
  };
  subscribe('undici:client:connected', onConnected);
  return {
    sent: () => sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0),
    received: () => sockets.reduce((sum, socket) => sum + socket.bytesRead, 0),
    end: () => unsubscribe('undici:client:connected', onConnected),
  };
};
