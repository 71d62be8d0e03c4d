import type { FastifyRequest } from 'fastify';
import { JournalAnswer, JournalDelivery } from '../../api/journal.ts';
import type { App } from '../app-type.ts';
import { deviceOf } from '../authenticate.ts';
import { answerJournal } from '../delivery/deliver-journal.ts';
import type { Gateway } from '../gateway.ts';
import { largestBodyBytes } from '../request-body.ts';

const deliver = async (
  gateway: Gateway,
  request: Pick<FastifyRequest, 'device' | 'log'> & { readonly body: JournalDelivery },
): Promise<JournalAnswer> => {
  const sealed = request.body.sealed.map((record) => Buffer.from(record, 'base64'));
  const { deviceId, centreId } = deviceOf(request);
  const answer = await answerJournal(sealed, {
    gateway,
    carrierId: deviceId,
    centreId,
    reportBug: (error, instance) => request.log.error({ err: error, instance }, 'internal'),
  });
  gateway.wakeConnectors();
  return answer;
};

export const journalRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/journals',
    {
      bodyLimit: largestBodyBytes,
      schema: {
        summary: 'Deliver sealed work of a machine that can no longer send it itself',
        body: JournalDelivery,
        response: { 200: JournalAnswer },
      },
    },
    (request) => deliver(gateway, request),
  );
};
