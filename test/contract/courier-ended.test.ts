import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AttachedTo } from '../../preload/contract/attachment.ts';
import type { EnvelopeId } from '../../preload/contract/values.ts';
import { attachJpeg, refuseAtCentral } from '../helpers/attach.ts';
import { jfif, jpeg } from '../helpers/blob-files.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { deliverFile, exportFile, startVillageAndTown, type VillageAndTown } from '../helpers/courier.ts';
import { parkedAt, registered } from '../helpers/parked-desk.ts';
import {
  changeOfAddress,
  karen,
  makeThreadWorld,
  move,
  showsPassport,
  startAbout,
} from '../helpers/thread-desk.ts';
import type { HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const photo = (): Buffer => jpeg([jfif], { noise: randomBytes(20_000) });

let world: CentralWorld;
let machines: VillageAndTown;
let village: HeadlessDesk;
let town: HeadlessDesk;
let to: AttachedTo;
let envelopeId: EnvelopeId;

/** Karen has moved to number 12, with a photograph that central refused: the move was put aside in the village, and never judged. */
beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  machines = await startVillageAndTown(world);
  ({ village, town } = machines);
  const bad = photo();
  await refuseAtCentral(world, bad);
  const interactionId = await startAbout(village, karen);
  await village.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await showsPassport(village, interactionId);
  const { actId } = await village.get('act/begin', { interactionId, serviceId: changeOfAddress });
  to = { interactionId, actId };
  await attachJpeg(village, to, { name: 'bad.jpg', content: bad });
  await move(village, interactionId, '12');
  ({ envelopeId } = await parkedAt(village));
  await machines.cutOffVillage();
});
afterEach(() => machines.close());

const amend = async (houseNumber: string): Promise<void> => {
  const { attachments } = await village.get('attachment/list', to);
  for (const { attachmentId } of attachments) await village.get('attachment/remove', { attachmentId });
  const { work } = await village.get('parked/get', { envelopeId });
  await village.get('parked/send', {
    envelopeId,
    values: { ...work?.here, houseNumber },
    centralVersion: work?.centralVersion ?? null,
    onNewGround: false,
  });
};

/** A version of central that takes the photograph after all. */
const centralLearns = () => world.database.query('drop trigger misjudge on blob_upload');

test('on a stick, what waits for a person does not hold up what was done for the citizen afterwards', async () => {
  const interactionId = await startAbout(village, karen);
  await village.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await showsPassport(village, interactionId);
  await move(village, interactionId, '16');
  const bundle = await exportFile(village);
  for (let times = 0; times < 4; times += 1) {
    await deliverFile(town, bundle);
    world.advance(61_000);
  }
  expect(await registered(world)).toBe('16');
});

describe('on a stick, work that was put aside and ended at its desk', () => {
  test('does not hold up for ever what was sent in its place', async () => {
    await amend('12');
    const bundle = await exportFile(village);
    const reports: unknown[] = [];
    for (let times = 0; times < 4; times += 1) {
      reports.push((await deliverFile(town, bundle)).report.counts);
      world.advance(61_000);
    }
    expect(reports.at(-1)).toMatchObject({ undecided: 0 });
    expect(await registered(world)).toBe('12');
  });

  test('does not take effect when a named person has taken it back', async () => {
    const before = await registered(world);
    await village.get('parked/withdraw', { envelopeId, reason: 'She stays where she is.' });
    await centralLearns();
    await deliverFile(town, await exportFile(village));
    expect(await registered(world)).toBe(before);
  });

  test('does not take effect in the place of what amends it', async () => {
    await amend('16');
    await centralLearns();
    const bundle = await exportFile(village);
    await deliverFile(town, bundle);
    world.advance(61_000);
    await deliverFile(town, bundle);
    expect(await registered(world)).toBe('16');
  });
});
