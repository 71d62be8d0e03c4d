import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { attachableTypes } from '../../api/blob-content.ts';
import {
  blobPath,
  BlobHash,
  largestBlobBytes,
  largestPieceBytes,
  offsetMediaType,
  readMetadata,
  tusExtensions,
  tusVersion,
} from '../../api/blobs.ts';
import { beginUpload, findBlob, unfinishedQuota, type BlobProgress } from '../../store/queries/blobs.ts';
import type { App } from '../app-type.ts';
import { deviceOf } from '../authenticate.ts';
import { receiveStream } from '../blobs/receive-stream.ts';
import type { Gateway } from '../gateway.ts';
import { ProblemError } from '../problem-reply.ts';

/** The headers of tus 1.0.0 that carry what its messages say; all of them text. */
const UploadHeaders = z.object({
  'tus-resumable': z.string().optional(),
  'upload-length': z.string().optional(),
  'upload-metadata': z.string().max(2000).optional(),
  'upload-offset': z.string().optional(),
  'upload-checksum': z.string().max(200).optional(),
});
const Named = z.object({ sha256: BlobHash });

const demandVersion = (request: FastifyRequest, reply: FastifyReply): void => {
  void reply.header('tus-resumable', tusVersion);
  if (request.headers['tus-resumable'] === tusVersion) return;
  void reply.header('tus-version', tusVersion);
  throw new ProblemError('request/invalid', 'tus-resumable');
};

const wholeNumber = (text: string | undefined, name: string): number => {
  if (text === undefined || !/^\d{1,12}$/.test(text)) throw new ProblemError('request/invalid', name);
  return Number(text);
};

const announce = (reply: FastifyReply, { bytes, receivedBytes }: BlobProgress): FastifyReply =>
  reply
    .header('upload-length', bytes)
    .header('upload-offset', receivedBytes)
    .header('cache-control', 'no-store');

/** What an upload says of itself; its name is its digest, and nothing else about it is kept. */
const readAnnouncement = (headers: z.infer<typeof UploadHeaders>) => {
  const bytes = wholeNumber(headers['upload-length'], 'upload-length');
  if (bytes > largestBlobBytes) throw new ProblemError('request/too-large', 'upload-length');
  const metadata = readMetadata(headers['upload-metadata'] ?? '');
  const sha256 = BlobHash.safeParse(metadata.get('sha256'));
  if (!sha256.success || bytes === 0) throw new ProblemError('request/invalid', 'upload-metadata');
  const mediaType = attachableTypes.find((type) => type === metadata.get('filetype'));
  if (mediaType === undefined) throw new ProblemError('blob/refused', 'filetype');
  return { sha256: sha256.data, bytes, mediaType };
};

const answerOptions = (app: App): void => {
  app.options('/v1/blobs', { config: { isOpen: true } }, (_request, reply) =>
    reply
      .code(204)
      .header('tus-resumable', tusVersion)
      .header('tus-version', tusVersion)
      .header('tus-extension', tusExtensions)
      .header('tus-max-size', largestBlobBytes)
      .header('tus-checksum-algorithm', 'sha256')
      .send(),
  );
};

/** A piece is taken in by its route, after it is known who sends it. */
const takePieces = (app: App): void => {
  app.addContentTypeParser(offsetMediaType, (_request, payload, done) => {
    done(null, payload);
  });
};

const lengthOf = (request: Pick<FastifyRequest, 'headers'>): number =>
  wholeNumber(request.headers['content-length'], 'content-length');

/** Attachments, uploaded by tus 1.0.0, for enrolled devices alone. They come before the work that names them (protocol.md, rule 6). */
export const blobRoutes = (app: App, gateway: Gateway): void => {
  takePieces(app);
  answerOptions(app);
  app.post('/v1/blobs', { schema: { headers: UploadHeaders } }, async (request, reply) => {
    demandVersion(request, reply);
    const { deviceId } = deviceOf(request);
    const upload = { ...readAnnouncement(request.headers), deviceId };
    const known = await findBlob(gateway.database, upload);
    if (known === null)
      await beginUpload(gateway.database, { ...upload, at: gateway.clock(), quota: unfinishedQuota });
    const progress = known ?? (await findBlob(gateway.database, upload));
    if (progress === null) throw new ProblemError('blob/too-many-unfinished');
    if (progress.bytes !== upload.bytes) throw new ProblemError('blob/altered', 'another length');
    return announce(reply, progress).code(201).header('location', blobPath(upload.sha256)).send();
  });

  app.head('/v1/blobs/:sha256', { schema: { params: Named } }, async (request, reply) => {
    demandVersion(request, reply);
    const { deviceId } = deviceOf(request);
    const progress = await findBlob(gateway.database, { sha256: request.params.sha256, deviceId });
    if (progress === null) throw new ProblemError('request/not-found');
    return announce(reply, progress).code(200).send();
  });

  app.patch(
    '/v1/blobs/:sha256',
    { config: { takesStream: true }, schema: { params: Named, headers: UploadHeaders } },
    async (request, reply) => {
      demandVersion(request, reply);
      if (lengthOf(request) > largestPieceBytes) throw new ProblemError('request/too-large', 'piece');
      const received = await receiveStream(gateway.database, {
        sha256: request.params.sha256,
        deviceId: deviceOf(request).deviceId,
        offset: wholeNumber(request.headers['upload-offset'], 'upload-offset'),
        source: request.raw,
        digest: String(request.headers['content-digest']),
        checksum: request.headers['upload-checksum'] ?? null,
        clock: gateway.clock,
      });
      if (!received.ok) throw new ProblemError(received.code, received.detail);
      return reply.code(204).header('upload-offset', received.offset).send();
    },
  );
};
