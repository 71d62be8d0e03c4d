import type {
  AttachedMediaType,
  AttachedTo,
  AttachmentPolicy,
} from '../../../preload/contract/attachment.ts';
import { attachmentPartBytes } from '../../../preload/contract/attachment.ts';
import type { CallProblem } from '../../../preload/contract/calls.ts';
import type { CoreClient } from '../../api/core-client.ts';
import { redrawImage } from '../../components/redraw-image.ts';

export type AttachProblem = CallProblem<'attachment/begin' | 'attachment/add-part' | 'attachment/keep'>;

type Prepared = { readonly mediaType: AttachedMediaType; readonly content: Uint8Array<ArrayBuffer> };

/** What the picker offers; whatever it is, it is looked into by the core. */
export const pickedTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;

/** A PDF as it is, a picture drawn anew; null for anything else. */
const prepare = async (file: File, policy: AttachmentPolicy): Promise<Prepared | null> => {
  const isPdf = file.type === 'application/pdf';
  const made = isPdf ? file : await redrawImage(file, policy);
  if (made === null) return null;
  const content = new Uint8Array(await made.arrayBuffer());
  return { mediaType: isPdf ? 'application/pdf' : 'image/jpeg', content };
};

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  // In steps: an engine takes only so many arguments at once.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};

const digestOf = async (content: Uint8Array<ArrayBuffer>): Promise<string> =>
  base64(new Uint8Array(await crypto.subtle.digest('SHA-256', content)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

type HandedOver = {
  readonly core: CoreClient;
  readonly to: AttachedTo;
  readonly policy: AttachmentPolicy;
  readonly onProgress: (done: number, total: number) => void;
};

/** Gives a file to the vault, in parts. Null when it is attached, else why it is not. */
export const handOverFile = async (
  file: File,
  { core, to, policy, onProgress }: HandedOver,
): Promise<AttachProblem | null> => {
  const prepared = await prepare(file, policy);
  if (prepared === null) return { code: 'attachment/type-refused' };
  const { mediaType, content } = prepared;
  const bytes = content.length;
  if (bytes === 0) return { code: 'attachment/damaged' };
  const name = file.name.slice(0, 200) || '?';
  const begun = await core.call('attachment/begin', {
    to,
    name,
    mediaType,
    bytes,
    sha256: await digestOf(content),
  });
  if (!begun.ok) return begun.problem;
  const { attachmentId } = begun.value;
  for (let { offset } = begun.value; offset < bytes;) {
    onProgress(offset, bytes);
    const data = base64(content.subarray(offset, offset + attachmentPartBytes));
    const added = await core.call('attachment/add-part', { attachmentId, offset, data });
    if (!added.ok) return added.problem;
    ({ offset } = added.value);
  }
  const kept = await core.call('attachment/keep', { attachmentId });
  return kept.ok ? null : kept.problem;
};
