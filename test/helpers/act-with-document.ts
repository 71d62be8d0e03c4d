import { randomBytes } from 'node:crypto';
import type { AttachedTo } from '../../preload/contract/attachment.ts';
import type { InteractionId } from '../../preload/contract/values.ts';
import { attachJpeg } from './attach.ts';
import { jfif, jpeg } from './blob-files.ts';
import { changeOfAddress, today } from './thread-desk.ts';
import type { HeadlessDesk } from './thread-world.ts';

export const photo = (bytes = 300_000): Buffer => jpeg([jfif], { noise: randomBytes(bytes) });

/** A move to Vestergade with these pictures, completed. */
export const moveWithDocuments = async (
  desk: HeadlessDesk,
  interactionId: InteractionId,
  { houseNumber, contents }: { readonly houseNumber: string; readonly contents: readonly Buffer[] },
): Promise<AttachedTo> => {
  const { actId } = await desk.get('act/begin', { interactionId, serviceId: changeOfAddress });
  const to: AttachedTo = { interactionId, actId };
  for (const content of contents) await attachJpeg(desk, to, { name: 'letter.jpg', content });
  const form = await desk.get('act/form', { actId });
  const address = { street: 'Vestergade', houseNumber, floorAndDoor: '', postcode: '8000', town: 'Aarhus C' };
  const values = { ...form.values, ...address, moveDate: today };
  const { revision } = await desk.get('act/save-draft', { actId, values, revision: form.revision });
  await desk.get('act/complete', { actId, revision, receivers: [] });
  return to;
};
