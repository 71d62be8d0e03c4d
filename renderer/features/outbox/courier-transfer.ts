import type { CallProblem, Output } from '../../../preload/contract/calls.ts';
import { courierPartBytes } from '../../../preload/contract/courier-calls.ts';
import { ok, type Result } from '../../../preload/contract/result.ts';
import type { CoreClient } from '../../api/core-client.ts';

export type HeldFile = Output<'courier/export'>['file'];
type Step = (done: number, total: number) => void;

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCodePoint(byte);
  return btoa(text);
};

const fromBase64 = (data: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(data), (character) => character.codePointAt(0) ?? 0);

/** Brings a file that somebody chose to the core, part by part: a call carries only so much. */
export const handOver = async (
  core: CoreClient,
  file: Blob,
  onStep: Step,
): Promise<Result<string, CallProblem<'courier/begin-file' | 'courier/add-part'>>> => {
  const begun = await core.call('courier/begin-file', { bytes: Math.max(1, file.size) });
  if (!begun.ok) return begun;
  const { fileId } = begun.value;
  const total = Math.ceil(file.size / courierPartBytes);
  for (let part = 0; part < total; part += 1) {
    onStep(part, total);
    const slice = file.slice(part * courierPartBytes, (part + 1) * courierPartBytes);
    const data = toBase64(new Uint8Array(await slice.arrayBuffer()));
    const added = await core.call('courier/add-part', { fileId, part, data });
    if (!added.ok) return added;
  }
  return ok(fileId);
};

/** The longest that a browser takes to read a download's address. */
const keptMs = 60_000;

/** Fetches a file that the core holds and saves it as a download: the machine asks where, or puts it where downloads go. */
export const saveHeld = async (
  core: CoreClient,
  { fileId, fileName, parts }: HeldFile,
  onStep: Step,
): Promise<Result<null, CallProblem<'courier/read-part'>>> => {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let part = 0; part < parts; part += 1) {
    onStep(part, parts);
    const read = await core.call('courier/read-part', { fileId, part });
    if (!read.ok) return read;
    pieces.push(fromBase64(read.value.data));
  }
  const address = URL.createObjectURL(new Blob(pieces, { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
  return ok(null);
};
