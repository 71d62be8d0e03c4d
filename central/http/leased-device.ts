import type { FastifyRequest } from 'fastify';
import type { Device } from '../store/queries/devices.ts';
import { deviceOf } from './authenticate.ts';
import type { Gateway } from './gateway.ts';
import { ProblemError } from './problem-reply.ts';

/** The device of a call that only a running lease allows. It renews its lease and asks again; what it holds stays where it is. */
export const leasedDeviceOf = (request: Pick<FastifyRequest, 'device'>, { clock }: Gateway): Device => {
  const device = deviceOf(request);
  if (device.leaseNotAfter.getTime() < clock().getTime()) throw new ProblemError('lease/expired');
  return device;
};

/**
 * The device of a call that answers about citizens. One that is ordered to lock or to be wiped may be in anybody's hands: it still delivers
 * what was finished there, and is told of nobody any more.
 */
export const askingDeviceOf = (request: Pick<FastifyRequest, 'device'>, gateway: Gateway): Device => {
  const device = leasedDeviceOf(request, gateway);
  if (device.orders.length > 0) throw new ProblemError('device/locked');
  return device;
};
