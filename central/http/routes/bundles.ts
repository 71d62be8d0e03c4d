import type { FastifyRequest } from 'fastify';
import { BundleAnswer, BundleDelivery } from '../../api/bundle.ts';
import type { App } from '../app-type.ts';
import { deviceOf } from '../authenticate.ts';
import { deliverBundle } from '../delivery/deliver-bundle.ts';
import type { Gateway } from '../gateway.ts';
import { ProblemError } from '../problem-reply.ts';
import { largestBodyBytes } from '../request-body.ts';

const deliver = async (
  gateway: Gateway,
  request: Pick<FastifyRequest, 'device' | 'log'> & { readonly body: BundleDelivery },
): Promise<BundleAnswer> => {
  const { manifest, signature, sealed } = request.body;
  const answered = await deliverBundle(
    { manifest, signature, sealed: sealed.map((record) => Buffer.from(record, 'base64')) },
    {
      gateway,
      carrierId: deviceOf(request).deviceId,
      reportBug: (error, instance) => request.log.error({ err: error, instance }, 'internal'),
    },
  );
  if (!answered.ok) throw new ProblemError('bundle/invalid', answered.fault);
  gateway.wakeConnectors();
  return { results: [...answered.results] };
};

export const bundleRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/bundles',
    {
      bodyLimit: largestBodyBytes,
      schema: {
        summary: 'Deliver work of a machine without a network, brought on a stick',
        body: BundleDelivery,
        response: { 200: BundleAnswer },
      },
    },
    (request) => deliver(gateway, request),
  );
};
