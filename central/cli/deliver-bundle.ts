import { readFile, writeFile } from 'node:fs/promises';
import { readBundle, receiptsFile, type BundleFault, type ReadBundle } from '../api/bundle.ts';
import { sealingKeyOf } from '../api/sealed-box.ts';
import { deliverBundle } from '../http/delivery/deliver-bundle.ts';
import type { Gateway } from '../http/gateway.ts';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import type { Flags } from './flags.ts';
import { visitStore } from './open-store.ts';
import { say, UserProblem } from './say.ts';
import { visitingGateway } from './visiting-gateway.ts';

const recordsAtOnce = 100;

const words: Readonly<Record<BundleFault, string>> = {
  'not-a-bundle': 'is no file of unsent work.',
  damaged:
    'was cut off or changed since it was made. Nothing was taken from it; save it again at its machine.',
  newer: 'was made by a newer version than this one.',
  'other-central': 'is sealed to another central.',
};

type Delivered = { readonly answers: readonly string[]; readonly counts: ReadonlyMap<string, number> };

const deliverAll = async (bundle: ReadBundle, gateway: Gateway): Promise<Delivered> => {
  const answers: string[] = [];
  const counts = new Map<string, number>();
  for (let at = 0; at < bundle.sealed.length; at += recordsAtOnce) {
    const sealed = bundle.sealed.slice(at, at + recordsAtOnce);
    const answered = await deliverBundle(
      { manifest: bundle.manifestText, signature: bundle.signature, sealed },
      {
        gateway,
        carrierId: null,
        reportBug: (error) => say(error instanceof Error ? error.message : 'A record made central stumble.'),
      },
    );
    if (!answered.ok) throw new UserProblem(`Nothing was taken from the file: ${answered.fault}.`);
    for (const { result, jws } of answered.results) {
      counts.set(result, (counts.get(result) ?? 0) + 1);
      if (jws !== null) answers.push(jws);
    }
    say(`${at + sealed.length} of ${bundle.sealed.length}`);
  }
  return { answers, counts };
};

/** Takes in the work of a machine without a network, and writes the receipts beside the file, to be carried back. */
export const deliverBundleFile = async (flags: Flags): Promise<void> => {
  const [path] = flags.files;
  if (path === undefined) throw new UserProblem('Say which file: npm run central -- deliver-bundle FILE');
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new UserProblem(`${path} cannot be read.`);
  const store = await visitStore(flags);
  const database = openDatabase(store.url, 'counterpart-visitor');
  try {
    await migrate(database);
    const gateway = await visitingGateway(database);
    const reading = readBundle(bytes, sealingKeyOf(gateway.keys.sealing.publicJwk));
    if (!reading.ok) throw new UserProblem(`${path} ${words[reading.fault]}`);
    const { answers, counts } = await deliverAll(reading.value, gateway);
    const receipts = `${path}.receipts`;
    await writeFile(receipts, receiptsFile(reading.value.manifest, answers));
    for (const [result, count] of counts) say(`  ${result}: ${count}`);
    say(`Carry ${receipts} back to the machine and take it in there.`);
  } finally {
    await database.end();
    await store.close();
  }
};
