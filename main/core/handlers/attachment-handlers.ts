import type { attachmentCalls } from '../../../preload/contract/attachment-calls.ts';
import { ok } from '../../../preload/contract/result.ts';
import { addPart, beginAttachment, keepAttached } from '../../usecases/attachments/attach.ts';
import {
  listAttached,
  listUploading,
  readAttached,
  setAttached,
} from '../../usecases/attachments/attachments.ts';
import type { Handlers } from '../handler.ts';

export const attachmentHandlers = {
  'attachment/list': ({ desk }, to) => listAttached(desk, to),
  'attachment/begin': ({ desk }, input) => beginAttachment(desk, input),
  'attachment/add-part': ({ desk }, input) => addPart(desk, input),
  'attachment/keep': ({ desk }, input) => keepAttached(desk, input),
  'attachment/read': ({ desk }, input) => readAttached(desk, input),
  'attachment/remove': ({ desk }, { attachmentId }) => setAttached(desk, { attachmentId, state: 'removed' }),
  'attachment/restore': ({ desk }, { attachmentId }) => setAttached(desk, { attachmentId, state: 'kept' }),
  'attachment/uploads': ({ desk }) => ok({ uploads: listUploading(desk) }),
} satisfies Pick<Handlers, keyof typeof attachmentCalls>;
