import { setTimeout as delay } from 'node:timers/promises';
import { createHttpCaller } from '../../../main/sync/transport/http-caller.ts';
import { enrolDevice } from '../../../main/sync/transport/http-transport.ts';
import { countUnsent } from '../../../main/vault/queries/outbox.ts';
import { countPeople } from '../../../main/vault/queries/replica.ts';
import { makeDeviceKey } from '../../helpers/central-device.ts';
import { newAddress, self } from '../../helpers/central-envelopes.ts';
import { insertCompletedAct, openTestVault } from '../../helpers/sync-vault.ts';
import { createWorkstationSync } from '../../helpers/sync-workstation.ts';
import { measure, type Measured, type Side } from './figures.ts';
import { startServer, type ServerProcess } from './served.ts';

const subjectCount = 1000;

/**
 * Ours: signed envelopes from an encrypted vault (AEGIS-256, synchronous FULL) to a gateway that judges each, gives each a signed receipt
 * and commits to PostgreSQL with fsync; and the filling of the vault with its search index.
 */
export const counterpartSide: Side = {
  name: 'Counterpart',
  isDurable: true,
  isEncrypted: true,
  run: async (direction, items) => {
    const people = direction === 'push' ? subjectCount : items;
    const server = await startServer('./serve-counterpart.ts', [direction, String(people)]);
    try {
      return await (direction === 'push' ? push(server, items) : pull(server, items));
    } finally {
      await server.stop();
    }
  },
};

const enrol = async ({ facts }: ServerProcess) => {
  const key = makeDeviceKey();
  const centralUrl = facts['url'] ?? '';
  const call = createHttpCaller({
    origin: centralUrl,
    signer: null,
    fetch: globalThis.fetch,
    now: () => Date.now(),
    makeNonce: () => '',
  });
  const request = { code: facts['code'] ?? '', devicePublicKey: key.publicJwk, name: 'Bench' };
  const answer = await enrolDevice(call, request, new AbortController().signal);
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  return { key, centralUrl, enrolment: answer.value };
};

const push = async (server: ServerProcess, items: number): Promise<Measured> => {
  const { key, centralUrl, enrolment } = await enrol(server);
  const { vault, remove } = openTestVault();
  vault.transact((db) => {
    for (let at = 0; at < items; at += 1) {
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
  // Asking must not cost what is measured: this is answered by the first row of an index.
  const anyUnsent = vault.read
    .prepare(`SELECT EXISTS (SELECT 1 FROM outbox WHERE state IN ('waiting', 'sending'))`)
    .pluck();
  const engine = createWorkstationSync({ vault, enrolment, key, centralUrl });
  const measured = await measure(server, async () => {
    engine.start();
    while (anyUnsent.get() === 1) await delay(2);
    return true;
  });
  if (countUnsent(vault.read) > 0) throw new Error('some work was put aside');
  await engine.stop();
  remove();
  return measured;
};

const pull = async (server: ServerProcess, items: number): Promise<Measured> => {
  const { key, centralUrl, enrolment } = await enrol(server);
  const { vault, remove } = openTestVault();
  const engine = createWorkstationSync({ vault, enrolment, key, centralUrl });
  const measured = await measure(server, async () => {
    engine.start();
    while (countPeople(vault.read) < items) await delay(2);
    return true;
  });
  await engine.stop();
  remove();
  return measured;
};
