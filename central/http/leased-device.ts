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
