import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemMediaType, type ProblemDetails, type WireProblemCode } from '../api/problem.ts';
import { problemOf } from '../domain/problem.ts';
import { isDatabaseBusy } from '../store/database.ts';

/** An expected failure of a call, thrown by a route and answered as RFC 9457. */
export class ProblemError extends Error {
  readonly problem: ProblemDetails;

  constructor(code: WireProblemCode, detail?: string) {
    super(code);
    this.problem = problemOf(code, detail);
  }
}

export const sendProblem = (reply: FastifyReply, problem: ProblemDetails): FastifyReply =>
  // Serialized here: a problem must get out even where the schema of the route would not let it.
  reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type(problemMediaType)
    .serializer((text: string) => text)
    .send(JSON.stringify(problem));

/** What a schema found wrong, as paths without values. */
const validationDetail = (error: FastifyError): string =>
  (error.validation ?? [])
    .slice(0, 10)
    .map((fault) => `${error.validationContext ?? 'request'}${fault.instancePath}`)
    .join(', ');

const expectedProblem = (error: FastifyError | ProblemError): ProblemDetails | null => {
  if (error instanceof ProblemError) return error.problem;
  if (error.validation !== undefined) return problemOf('request/invalid', validationDetail(error));
  const status = error.statusCode ?? 500;
  if (status === 413) return problemOf('request/too-large');
  return status >= 400 && status < 500 ? { ...problemOf('request/invalid'), status } : null;
};

/** Soon enough for whoever stands at the desk, and no storm on a database that has just come back. */
const busySeconds = 5;

const sendBusy = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'busy');
  return sendProblem(reply.header('retry-after', busySeconds), problemOf('central/busy'));
};

/** The reference under which a bug stands in the log is all that the caller learns of it. */
const reportBug = (error: unknown, request: FastifyRequest): ProblemDetails => {
  const instance = `urn:uuid:${randomUUID()}`;
  request.log.error(
    { err: error, instance, method: request.method, route: request.routeOptions.url },
    'internal',
  );
  return { ...problemOf('internal'), instance };
};

export const answerWithProblems = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) =>
    isDatabaseBusy(error)
      ? sendBusy(error, request, reply)
      : sendProblem(reply, expectedProblem(error) ?? reportBug(error, request)),
  );
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problemOf('request/not-found')));
};
