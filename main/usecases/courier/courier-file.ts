import type { Input, Output } from '../../../preload/contract/calls.ts';
import { courierPartBytes } from '../../../preload/contract/courier-calls.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { Desk, Refused } from '../desk.ts';

/** A day's work of a whole town hall is a tenth of this. */
const largestFileBytes = 64 * 1024 * 1024;

type Gone = Refused<'courier/file-gone'>['problem'];
type TooLarge = Refused<'courier/too-large'>['problem'];

export const readPart = (
  { courier }: Desk,
  { fileId, part }: Input<'courier/read-part'>,
): Result<Output<'courier/read-part'>, Gone> => {
  const bytes = courier.files.find(fileId);
  if (bytes === null) return fail({ code: 'courier/file-gone' });
  const from = part * courierPartBytes;
  return ok({ data: bytes.subarray(from, from + courierPartBytes).toString('base64') });
};

export const beginFile = (
  { courier }: Desk,
  { bytes }: Input<'courier/begin-file'>,
): Result<Output<'courier/begin-file'>, TooLarge> =>
  bytes > largestFileBytes
    ? fail({ code: 'courier/too-large', limitBytes: largestFileBytes })
    : ok({ fileId: courier.files.begin(bytes) });

export const addPart = (
  { courier }: Desk,
  { fileId, part, data }: Input<'courier/add-part'>,
): Result<Output<'courier/add-part'>, Gone> =>
  courier.files.add(fileId, part, Buffer.from(data, 'base64')) ? ok({}) : fail({ code: 'courier/file-gone' });
