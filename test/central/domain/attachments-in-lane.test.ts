import { expect, test } from 'vitest';
import type { AttachmentRef } from '../../../central/api/blobs.ts';
import { SimulatedCentral, subjectId } from '../../simulation/central.ts';
import { actOf } from '../../simulation/desk-work.ts';
import type { SealedEnvelope } from '../../../main/sync/envelopes.ts';
import { contentOf, documentsAt } from '../../simulation/documents.ts';
import { makeKeys, seal } from '../../helpers/sync-envelopes.ts';

const deviceId = 'device-0';
const start = Date.UTC(2026, 2, 2, 8);
const keys = makeKeys();

const act = (
  sequence: number,
  documents: readonly AttachmentRef[],
  previousHash: string | null = null,
): SealedEnvelope =>
  seal(
    actOf({
      id: `01890000-0000-7000-8000-00000000000${sequence}`,
      place: {
        lane: subjectId(0),
        laneSequence: sequence,
        deviceSequence: sequence,
        previousHash,
      },
      author: { deviceId, staffId: 'staff-1', madeAt: new Date(start).toISOString(), catalogue: 'known' },
      subject: 0,
      ground: 'self',
      baseVersion: 1,
      documents,
      isPoison: false,
    }),
    keys,
  );

const [document] = documentsAt([0]);
if (document === undefined) throw new Error('there are documents');
const first = act(1, [document]);
const second = act(2, [], first.hash);

const bring = (central: SimulatedCentral): void => {
  central.documents.announce(deviceId, document);
  const content = contentOf(document.sha256) ?? Buffer.alloc(0);
  central.documents.send(deviceId, { sha256: document.sha256, from: 0, content });
};

/** Both come in one push, so many seconds after the first time. */
const pushBoth = async (central: SimulatedCentral, atSecond: number): Promise<readonly string[]> => {
  const answer = await central.push(
    deviceId,
    { envelopes: [first.signed, second.signed] },
    start + atSecond * 1000,
  );
  return answer.kind === 'answered' ? answer.value.map(({ outcome }) => outcome) : [answer.kind];
};

test('work that waits for its attachments is not overtaken by what follows it, however long that takes', async () => {
  const central = new SimulatedCentral(1);
  expect(await pushBoth(central, 0)).toEqual(['later', 'later']);
  expect(await pushBoth(central, 61)).toEqual(['later', 'later']);
  expect(await pushBoth(central, 600)).toEqual(['later', 'later']);
  bring(central);
  expect(await pushBoth(central, 601)).toEqual(['accepted', 'accepted']);
});

test('nor where the work before both never comes', async () => {
  const central = new SimulatedCentral(1);
  const [withDocument, third] = [act(2, [document]), act(3, [])];
  const push = async (atSecond: number) => {
    const answer = await central.push(
      deviceId,
      { envelopes: [withDocument.signed, third.signed] },
      start + atSecond * 1000,
    );
    return answer.kind === 'answered' ? answer.value.map(({ outcome }) => outcome) : [answer.kind];
  };
  expect(await push(0)).toEqual(['later', 'later']);
  expect(await push(61)).toEqual(['later', 'later']);
  bring(central);
  expect(await push(62)).toEqual(['accepted', 'accepted']);
});

test('what follows work that comes no more goes on after the grace for gaps', async () => {
  const central = new SimulatedCentral(1);
  await pushBoth(central, 0);
  const alone = async (at: number) =>
    central.push(deviceId, { envelopes: [second.signed] }, start + at * 1000);
  expect(await alone(30)).toMatchObject({ value: [{ outcome: 'later' }] });
  expect(await alone(91)).toMatchObject({ value: [{ outcome: 'accepted' }] });
});
