import type { Central } from '../../central/http/start-central.ts';
import type { Output } from '../../preload/contract/calls.ts';
import { courierPartBytes } from '../../preload/contract/courier-calls.ts';
import type { CentralWorld } from './central-world.ts';
import { enrolDesk, startEnrolledDesk } from './thread-desk.ts';
import { startHeadlessDesk, type HeadlessDesk } from './thread-world.ts';

/** A file that the core holds, as a page reads it. */
export const readHeld = async (
  desk: HeadlessDesk,
  file: Output<'courier/export'>['file'],
): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for (let part = 0; part < file.parts; part += 1) {
    const { data } = await desk.get('courier/read-part', { fileId: file.fileId, part });
    parts.push(Buffer.from(data, 'base64'));
  }
  return Buffer.concat(parts);
};

/** Hands a file to the core, as a page does with one that was chosen. */
export const handOver = async (desk: HeadlessDesk, bytes: Buffer): Promise<string> => {
  const { fileId } = await desk.get('courier/begin-file', { bytes: bytes.length });
  for (let part = 0; part * courierPartBytes < bytes.length; part += 1) {
    const data = bytes.subarray(part * courierPartBytes, (part + 1) * courierPartBytes).toString('base64');
    await desk.get('courier/add-part', { fileId, part, data });
  }
  return fileId;
};

export const exportFile = async (desk: HeadlessDesk): Promise<Buffer> =>
  readHeld(desk, (await desk.get('courier/export', {})).file);

/** Delivers a whole bundle, part by part, and answers the last report with the file of receipts. */
export const deliverFile = async (desk: HeadlessDesk, bytes: Buffer) => {
  const fileId = await handOver(desk, bytes);
  await desk.get('courier/open-bundle', { fileId });
  for (;;) {
    const report = await desk.get('courier/deliver', { fileId });
    if (report.receipts !== null) return { report, receipts: await readHeld(desk, report.receipts) };
  }
};

/** Two machines of one central. The village reaches it through a gateway of its own, which can be taken away. */
export type VillageAndTown = {
  readonly village: HeadlessDesk;
  readonly town: HeadlessDesk;
  readonly cutOffVillage: () => Promise<void>;
  readonly reconnectVillage: () => Promise<Central>;
  readonly close: () => Promise<void>;
};

export const startVillageAndTown = async (world: CentralWorld): Promise<VillageAndTown> => {
  const gateway = await world.startAnother();
  const village = await startHeadlessDesk();
  await enrolDesk(village, gateway);
  const town = await startEnrolledDesk(world);
  return {
    village,
    town,
    cutOffVillage: () => gateway.close(),
    reconnectVillage: () => world.startAnother({ port: Number(new URL(gateway.url).port) }),
    close: async () => {
      await village.close();
      await town.close();
    },
  };
};
