import { createHash } from 'node:crypto';
import { z } from 'zod';
import { IssuerKeys, StatusListAnswer, StatusLists } from '../../api/mandate-credential.ts';
import { listUri } from '../../domain/mandates/claims-of-mandate.ts';
import { listStatusLists } from '../../store/queries/status-lists.ts';
import type { App } from '../app-type.ts';
import type { Gateway } from '../gateway.ts';
import { readIssuerKeys } from '../issuer-keys.ts';
import { answerFor, currentList } from '../mandates/publish-list.ts';
import { ProblemError } from '../problem-reply.ts';

const ListPath = z.object({ list: z.coerce.number().int().min(0).max(1_000_000) });
const ListQuery = z.object({ since: z.coerce.number().int().min(0).optional() });

/** A token is other than another exactly when its bytes are, and so is the answer that a step from `since` gets. */
const tagOf = (token: string, since: number | undefined): string =>
  `"${createHash('sha256')
    .update(`${since ?? ''} ${token}`)
    .digest('base64url')}"`;

const statusLists = async (gateway: Gateway): Promise<StatusLists> => {
  const lists = [];
  for (const list of await listStatusLists(gateway.database)) {
    const current = await currentList(gateway, list);
    if (current !== null) lists.push({ list, uri: listUri(list), version: current.version });
  }
  return { lists };
};

/** What a workstation needs to verify credentials by itself. */
export const mandateRoutes = (app: App, gateway: Gateway): void => {
  app.get(
    '/v1/mandates/issuer-keys',
    {
      schema: {
        summary: 'The keys of the mandate register, old ones included',
        response: { 200: IssuerKeys },
      },
    },
    () => readIssuerKeys(gateway.database, gateway.clock()),
  );
  app.get(
    '/v1/mandates/status-lists',
    { schema: { summary: 'Which status lists there are', response: { 200: StatusLists } } },
    () => statusLists(gateway),
  );
  app.get(
    '/v1/mandates/status-lists/:list',
    {
      schema: {
        summary: 'A status list, whole or as the step from a version',
        params: ListPath,
        querystring: ListQuery,
        response: { 200: StatusListAnswer, 304: z.void() },
      },
    },
    async (request, reply) => {
      const current = await currentList(gateway, request.params.list);
      if (current === null) throw new ProblemError('request/not-found', 'status list');
      const tag = tagOf(current.token, request.query.since);
      reply.header('etag', tag).header('cache-control', 'no-cache');
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      return answerFor(gateway.database, current, request.query.since ?? null);
    },
  );
};
