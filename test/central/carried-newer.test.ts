import { describe, expect, test } from 'vitest';
import { BundleAnswer } from '../../central/api/bundle.ts';
import { readBundle } from '../../central/api/bundle-file.ts';
import { canonicalJson } from '../../central/api/canonical.ts';
import { journalRecord, JournalAnswer } from '../../central/api/journal.ts';
import { journalHeader, readJournal, sealedIn } from '../../central/api/journal-frames.ts';
import { sealingKeyOf } from '../../central/api/sealed-box.ts';
import { schemaVersions } from '../../central/api/sync.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { bundleInMemory } from '../helpers/journals.ts';

const makeWorld = prepareCentral();

const start = async ({ schemaVersion = 1 } = {}) => {
  const world = await makeWorld({ people: [person('anna')] });
  const maker = await enrolDevice(world);
  const carrier = await enrolDevice(world);
  const envelope = { ...actEnvelope(maker, 'anna'), schemaVersion };
  const entry = { deviceId: maker.answer.deviceId, ...maker.signText(canonicalJson(envelope)) };
  return { world, maker, carrier, envelope, entry, recipient: sealingKeyOf(maker.answer.sealingKey) };
};

type Started = Awaited<ReturnType<typeof start>>;

const byJournal = async ({ carrier, envelope, entry, recipient }: Started): Promise<JournalAnswer> => {
  const bytes = Buffer.concat([journalHeader(recipient), journalRecord(envelope.id, entry, recipient)]);
  const sealed = readJournal(bytes).records.map((record) => sealedIn(bytes, record).toString('base64'));
  const sent = await carrier.call({ method: 'POST', path: '/v1/journals', body: { sealed } });
  return JournalAnswer.parse(sent.body);
};

const byStick = async ({ maker, carrier, envelope, entry, recipient }: Started) => {
  const about = {
    bundleId: '018f3c1e-0000-7000-8000-000000000003',
    deviceId: maker.answer.deviceId,
    deviceKey: maker.key.publicJwk,
    madeAt: new Date().toISOString(),
  };
  const work = [{ envelopeId: envelope.id, entry }];
  const { privateKey } = maker.key;
  const file = bundleInMemory(about, { work, count: 1, blobs: [], recipient, privateKey });
  const reading = readBundle(file, recipient);
  if (!reading.ok) throw new Error(reading.fault);
  const { manifestText: manifest, signature, records } = reading.value;
  const sealed = records.map((record) => sealedIn(file, record).toString('base64'));
  const sent = await carrier.call({
    method: 'POST',
    path: '/v1/bundles',
    body: { manifest, signature, sealed },
  });
  return BundleAnswer.parse(sent.body).results;
};

/** Of a machine that was updated before central was. */
const startNewer = () => start({ schemaVersion: schemaVersions.newest + 1 });

describe('work of a version that central does not know yet', () => {
  test('in the journal of a lost machine is asked for again, or somebody is told of it', async () => {
    const { results, told } = await byJournal(await startNewer());
    // What is refused and told to nobody: its file is put away as delivered, and nobody hears of it again.
    expect({ results, told: told.length }).not.toEqual({ results: ['refused'], told: 0 });
    expect(results).toEqual(['later']);
  });

  test('on a stick is refused for good no more than over the network', async () => {
    expect(await byStick(await startNewer())).toMatchObject([{ jws: null }]);
  });
});

test('work that central stumbled over comes again, from a journal as from a stick', async () => {
  const started = await start();
  const { database } = started.world;
  await database.query(`alter table act add constraint bug check (subject_id <> 'anna')`);
  expect((await byJournal(started)).results).toEqual(['later']);
  expect(await byStick(started)).toEqual([{ result: 'later', jws: null }]);
  await database.query('alter table act drop constraint bug');
  expect((await byJournal(started)).results).toEqual(['accepted']);
  expect(await byStick(started)).toMatchObject([{ result: 'duplicate' }]);
});
