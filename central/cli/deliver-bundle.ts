import { writeFile } from 'node:fs/promises';
import { receiptsFile } from '../api/bundle.ts';
import { readBundle, type BundleFault, type ReadBundle } from '../api/bundle-file.ts';
import { readingFile } from '../api/byte-source.ts';
import { attachmentsFirst, requestFrom, sealedIn } from '../api/journal-frames.ts';
import { sealingKeyOf } from '../api/sealed-box.ts';
import { deliverBundle } from '../http/delivery/deliver-bundle.ts';
import type { Gateway } from '../http/gateway.ts';
import type { Flags } from './flags.ts';
import { openedAtOnce } from './open-journal.ts';
import { visitDatabase } from './open-store.ts';
import { orUnreadable, say, UserProblem } from './say.ts';
import { visitingGateway } from './visiting-gateway.ts';

const words: Readonly<Record<BundleFault, string>> = {
  'not-a-bundle': 'is no file of unsent work.',
  damaged:
    'was cut off or changed since it was made. Nothing was taken from it; save it again at its machine.',
  newer: 'was made by a newer version than this one.',
  'other-central': 'is sealed to another central.',
};

type Delivered = { readonly answers: readonly string[]; readonly counts: ReadonlyMap<string, number> };

const deliverAll = async (path: string, bundle: ReadBundle, gateway: Gateway): Promise<Delivered> => {
  const answers: string[] = [];
  const counts = new Map<string, number>();
  const inOrder = attachmentsFirst(bundle.records);
  for (let at = 0; at < inOrder.length;) {
    const some = requestFrom(inOrder, at, openedAtOnce);
    const sealed = readingFile(path, (source) => some.map((frame) => sealedIn(source, frame)));
    const answered = await deliverBundle(
      { manifest: bundle.manifestText, signature: bundle.signature, sealed },
      {
        gateway,
        carrierId: null,
        reportBug: (error) => say(error instanceof Error ? error.message : 'A record made central stumble.'),
      },
    );
    if (!answered.ok) throw new UserProblem(`Nothing was taken from the file: ${answered.fault}.`);
    answered.results.forEach(({ result, jws }, index) => {
      if (jws !== null) answers.push(jws);
      if (some[index]?.kind === 'work') counts.set(result, (counts.get(result) ?? 0) + 1);
    });
    at += some.length;
    say(`${at} of ${inOrder.length}`);
  }
  return { answers, counts };
};

/** Takes in the work of a machine without a network, and writes the receipts beside the file, to be carried back. */
export const deliverBundleFile = async (flags: Flags): Promise<void> => {
  const [path] = flags.files;
  if (path === undefined) throw new UserProblem('Say which file: npm run central -- deliver-bundle FILE');
  orUnreadable(path, () => readingFile(path, ({ length }) => length));
  await visitDatabase(flags, async (database) => {
    const gateway = await visitingGateway(database);
    const recipient = sealingKeyOf(gateway.keys.sealing.publicJwk);
    const reading = readingFile(path, (source) => readBundle(source, recipient));
    if (!reading.ok) throw new UserProblem(`${path} ${words[reading.fault]}`);
    const { answers, counts } = await deliverAll(path, reading.value, gateway);
    const receipts = `${path}.receipts`;
    await writeFile(receipts, receiptsFile(reading.value.manifest, answers));
    for (const [result, count] of counts) say(`  ${result}: ${count}`);
    say(`Carry ${receipts} back to the machine and take it in there.`);
  });
};
