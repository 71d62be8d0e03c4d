import { randomUUID } from 'node:crypto';
import { blobHash, offsetMediaType, tusVersion, writeMetadata } from '../../central/api/blobs.ts';
import { signRequest } from '../../central/api/request-signature.ts';
import type { CentralDevice } from './central-device.ts';
import type { CentralWorld } from './central-world.ts';

type Request = {
  readonly method: 'POST' | 'HEAD' | 'PATCH';
  readonly path: string;
  readonly body?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
};

const pathOf = (content: Buffer): string => `/v1/blobs/${blobHash(content)}`;

/** As tus's own clients speak, with the signature of the device on top. */
export const tusOf = (world: CentralWorld, { answer, key }: CentralDevice) => {
  const ask = ({ method, path, body = Buffer.alloc(0), headers = {} }: Request): Promise<Response> =>
    fetch(world.central.url + path, {
      method,
      headers: {
        'tus-resumable': tusVersion,
        ...signRequest({
          method,
          url: path,
          body,
          keyId: answer.deviceId,
          privateKey: key.privateKey,
          created: Math.floor(Date.now() / 1000),
          nonce: randomUUID(),
        }),
        ...headers,
      },
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
  return {
    create: (
      content: Buffer,
      { bytes = content.length, filetype = 'image/jpeg', sha256 = blobHash(content) } = {},
    ) =>
      ask({
        method: 'POST',
        path: '/v1/blobs',
        headers: {
          'upload-length': String(bytes),
          'upload-metadata': writeMetadata({ sha256, filetype }),
        },
      }),
    head: (content: Buffer) => ask({ method: 'HEAD', path: pathOf(content) }),
    patch: (content: Buffer, offset: number, piece = content.subarray(offset), more = {}) =>
      ask({
        method: 'PATCH',
        path: pathOf(content),
        body: piece,
        headers: { 'content-type': offsetMediaType, 'upload-offset': String(offset), ...more },
      }),
  };
};
