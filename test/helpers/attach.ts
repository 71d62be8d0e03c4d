import { blobHash } from '../../central/api/blobs.ts';
import type { AttachedTo, Attachment } from '../../preload/contract/attachment.ts';
import { attachmentPartBytes } from '../../preload/contract/attachment.ts';
import type { CentralWorld } from './central-world.ts';
import type { HeadlessDesk } from './thread-world.ts';

/** Attaches a JPEG as a page does: announced, handed over in parts, kept. */
export const attachJpeg = async (
  desk: HeadlessDesk,
  to: AttachedTo,
  { name, content }: { readonly name: string; readonly content: Buffer },
): Promise<Attachment> => {
  const { attachmentId, offset } = await desk.get('attachment/begin', {
    to,
    name,
    mediaType: 'image/jpeg',
    bytes: content.length,
    sha256: blobHash(content),
  });
  for (let at = offset; at < content.length; at += attachmentPartBytes) {
    const data = content.subarray(at, at + attachmentPartBytes).toString('base64');
    await desk.get('attachment/add-part', { attachmentId, offset: at, data });
  }
  return desk.get('attachment/keep', { attachmentId });
};

/** Central takes this content for what it is not, as one of another version might, and refuses it when it is there whole. */
export const refuseAtCentral = async ({ database }: CentralWorld, content: Buffer): Promise<void> => {
  await database.query(`
    create function misjudge() returns trigger language plpgsql as $$
      begin
        if new.sha256 = '${blobHash(content)}' then new.media_type := 'image/png'; end if;
        return new;
      end $$;
    create trigger misjudge before insert on blob_upload for each row execute function misjudge();
  `);
};
