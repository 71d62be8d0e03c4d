import { blobHash, type AttachmentRef } from '../../central/api/blobs.ts';
import type { WireProblemCode } from '../../central/api/problem.ts';
import type { Answer } from '../../main/sync/answer.ts';
import { contentOf } from './documents.ts';
import { keepMap } from './keep-map.ts';

type Offset = { readonly offset: number };
type Blob = Pick<AttachmentRef, 'sha256' | 'bytes'>;
type Upload = { readonly bytes: number; readonly received: Buffer | number };

const refused = (code: WireProblemCode): Answer<never> => ({ kind: 'refused', code });
const at = (offset: number): Answer<Offset> => ({ kind: 'answered', value: { offset } });
const keyOf = (deviceId: string, sha256: string): string => `${deviceId} ${sha256}`;

/** What central keeps of attachments, by the rules of its uploads: by digest, in order, whole only when the whole is what its name says. */
export class CentralDocuments {
  /** Digest and length of what is here whole. */
  readonly whole = new Map<string, number>();
  #uploads = new Map<string, Upload>();
  /** Uploads of which somebody in central's place said that they were done. */
  readonly #lies = new Set<string>();
  readonly #hadBefore = new Set<string>();

  announce(deviceId: string, { sha256, bytes }: Blob): Answer<Offset> {
    const whole = this.whole.get(sha256);
    if (whole !== undefined) return whole === bytes ? at(whole) : refused('blob/altered');
    const key = keyOf(deviceId, sha256);
    const upload = this.#uploads.get(key) ?? { bytes, received: 0 };
    if (upload.bytes !== bytes) return refused('blob/altered');
    this.#uploads.set(key, upload);
    return at(lengthOf(upload));
  }

  send(
    deviceId: string,
    { sha256, from, content }: { readonly sha256: string; readonly from: number; readonly content: Buffer },
  ): Answer<Offset> {
    const key = keyOf(deviceId, sha256);
    const upload = this.#uploads.get(key);
    if (upload === undefined)
      return refused(this.whole.has(sha256) ? 'blob/offset-wrong' : 'request/not-found');
    const received = from + content.length;
    if (from !== lengthOf(upload) || received > upload.bytes) return refused('blob/offset-wrong');
    const isGood = isPartOf(sha256, upload, { from, content });
    this.#uploads.set(key, {
      ...upload,
      received: isGood ? received : Buffer.concat([bytesOf(upload), content]),
    });
    return received < upload.bytes ? at(received) : this.#judge(key, sha256);
  }

  /** A piece that breaks off: what has come of it may be kept. */
  takeCut(deviceId: string, piece: Parameters<CentralDocuments['send']>[1]): void {
    this.send(deviceId, {
      ...piece,
      content: piece.content.subarray(0, Math.floor(piece.content.length / 3)),
    });
  }

  #judge(key: string, sha256: string): Answer<Offset> {
    const upload = this.#uploads.get(key);
    this.#uploads.delete(key);
    if (upload === undefined) return refused('request/not-found');
    const isNamedRight = typeof upload.received === 'number' || blobHash(upload.received) === sha256;
    if (!isNamedRight) return refused('blob/altered');
    this.whole.set(sha256, upload.bytes);
    return at(upload.bytes);
  }

  /** What is gone after it was put back central had said that it had, and that was no lie then. */
  copy(): () => void {
    const whole = keepMap(this.whole);
    const uploads = new Map(this.#uploads);
    return () => {
      for (const sha256 of this.whole.keys()) this.#hadBefore.add(sha256);
      whole();
      this.#uploads = uploads;
    };
  }

  /** A housekeeper of central throws away what nobody has finished. */
  forgetUnfinished(): void {
    this.#uploads = new Map();
  }

  /** Of what these name, what is not here whole. */
  missingOf = (named: readonly AttachmentRef[]): ReadonlySet<string> =>
    new Set(named.map(({ sha256 }) => sha256).filter((sha256) => !this.whole.has(sha256)));

  noteLie(deviceId: string, sha256: string): void {
    this.#lies.add(keyOf(deviceId, sha256));
  }

  wasLiedAbout(deviceId: string, sha256: string): boolean {
    return this.#hadBefore.has(sha256) || this.#lies.has(keyOf(deviceId, sha256));
  }
}

const lengthOf = ({ received }: Upload): number =>
  typeof received === 'number' ? received : received.length;

/** As long as all of it is what was attached, the number of bytes says which those are. */
const isPartOf = (
  sha256: string,
  { received }: Upload,
  { from, content }: { readonly from: number; readonly content: Buffer },
): boolean => {
  const whole = contentOf(sha256);
  return (
    whole !== null &&
    typeof received === 'number' &&
    content.equals(whole.subarray(from, from + content.length))
  );
};

const emptied = Buffer.alloc(0);
const bytesOf = ({ received }: Upload): Buffer => (typeof received === 'number' ? emptied : received);
