import swagger from '@fastify/swagger';
import Fastify, { type FastifyServerOptions } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { newTrace, readTraceId, traceHeader } from '../api/trace.ts';
import { problemOf } from '../domain/problem.ts';
import type { App } from './app-type.ts';
import { demandSignatures } from './authenticate.ts';
import type { Gateway } from './gateway.ts';
import { answerWithProblems, sendProblem } from './problem-reply.ts';
import { smallBodyBytes, parseBodies, readBodies } from './request-body.ts';
import { auditRoutes } from './routes/audit.ts';
import { blobRoutes } from './routes/blobs.ts';
import { bundleRoutes } from './routes/bundles.ts';
import { compressAnswers } from './compress-answers.ts';
import { tellTime } from './tell-time.ts';
import { deviceRoutes } from './routes/devices.ts';
import { logError } from './log-error.ts';
import { journalRoutes } from './routes/journals.ts';
import { eidSimulatorRoutes } from './routes/eid-simulator.ts';
import { identityRoutes } from './routes/identity.ts';
import { lookupRoutes } from './routes/lookups.ts';
import { protectedContactRoutes } from './routes/protected-contacts.ts';
import { protectionLogRoutes } from './routes/protection-log.ts';
import { mandateDeskRoutes } from './routes/mandate-desk.ts';
import { mandateRoutes } from './routes/mandates.ts';
import { receivedPage } from './routes/received-page.ts';
import { apiVersion, statusRoutes } from './routes/status.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';
import { reconcileRoutes } from './routes/reconcile.ts';
import { syncRoutes } from './routes/sync.ts';

type Logger = FastifyServerOptions['logger'];

const withoutPeople = (logger: Logger): NonNullable<Logger> =>
  typeof logger === 'object'
    ? { ...logger, serializers: { ...logger.serializers, err: logError } }
    : (logger ?? false);

/** The gateway's HTTP side, not yet listening. The order of the hooks is the order of trust: who sends, then what is sent. */
export const createApp = async (gateway: Gateway, logger: Logger): Promise<App> => {
  const app: App = Fastify({
    logger: withoutPeople(logger),
    // What a request runs into here is found by what the workstation has in its log.
    genReqId: ({ headers }) => readTraceId(headers[traceHeader]) ?? newTrace().traceId,
    bodyLimit: smallBodyBytes,
    requestTimeout: 120_000,
    // A workstation keeps its connection open; a gateway that ends does not wait for it.
    forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply) => {
      void sendProblem(reply, problemOf('request/invalid', 'url'));
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerWithProblems(app);
  readBodies(app);
  demandSignatures(app, gateway);
  parseBodies(app);
  compressAnswers(app);
  tellTime(app, gateway);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Counterpart central gateway', version: apiVersion },
    },
    transform: jsonSchemaTransform,
  });
  deviceRoutes(app, gateway);
  reconcileRoutes(app, gateway);
  syncRoutes(app, gateway);
  subscriptionRoutes(app, gateway);
  auditRoutes(app, gateway);
  lookupRoutes(app, gateway);
  protectedContactRoutes(app, gateway);
  protectionLogRoutes(app, gateway);
  mandateRoutes(app, gateway);
  mandateDeskRoutes(app, gateway);
  journalRoutes(app, gateway);
  bundleRoutes(app, gateway);
  blobRoutes(app, gateway);
  identityRoutes(app, gateway);
  eidSimulatorRoutes(app, gateway);
  statusRoutes(app, gateway);
  receivedPage(app, gateway);
  return app;
};
