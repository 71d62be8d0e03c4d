import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { zstdDecompressSync } from 'node:zlib';
import { dictionaryCoding, unpackWithDictionary } from '../../central/api/wire-dictionary.ts';

export type SeenRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  /** As it travelled. */
  readonly body: Buffer;
};

/** A real server on the loopback whose answers the test decides; it remembers what it was asked. */
export const startHttpServer = async (): Promise<{
  readonly origin: string;
  readonly seen: readonly SeenRequest[];
  readonly answerWith: (answer: RequestListener) => void;
  readonly close: () => Promise<void>;
}> => {
  const seen: SeenRequest[] = [];
  let answer: RequestListener = answerNothing;
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    seen,
    answerWith: (next) => {
      answer = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const answerNothing: RequestListener = (_request, response) => {
  response.end();
};

const unfold = (body: Buffer, coding: string | undefined): Buffer => {
  if (coding === dictionaryCoding) return unpackWithDictionary(body, 8 * 1024 * 1024) ?? Buffer.from('null');
  return coding === 'zstd' ? zstdDecompressSync(body) : body;
};

/** What a request says, however it was packed. */
export const readRequestBody = ({ body, headers }: SeenRequest): unknown => {
  const plain = unfold(body, headers['content-encoding']);
  const said: unknown = JSON.parse(plain.toString('utf8'));
  return said;
};
