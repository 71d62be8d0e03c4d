import type { Input, Output } from '../../../preload/contract/calls.ts';
import { courierPartBytes } from '../../../preload/contract/courier-calls.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { Desk, Refused } from '../desk.ts';
import { largestBundleBytes } from './export-bundle.ts';

/** A file that is larger was not saved in any outbox: its seals and its manifest are in what a bundle may be. */
const largestFileBytes = largestBundleBytes;

type Gone = Refused<'courier/file-gone'>['problem'];
type TooLarge = Refused<'courier/too-large'>['problem'];

export const readPart = (
  { courier }: Desk,
  { fileId, part }: Input<'courier/read-part'>,
): Result<Output<'courier/read-part'>, Gone> => {
  const from = part * courierPartBytes;
  const bytes = courier.files.read(fileId, (source) =>
    source.subarray(from, Math.min(source.length, from + courierPartBytes)),
  );
  return bytes === null ? fail({ code: 'courier/file-gone' }) : ok({ data: bytes.toString('base64') });
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
