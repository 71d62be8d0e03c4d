import { SubscriptionsAnswer, SubscriptionsRequest } from '../../api/trips.ts';
import { isStorable } from '../../domain/storable-text.ts';
import { takeAlong } from '../../store/align-trips.ts';
import { inTransaction } from '../../store/database.ts';
import type { Device } from '../../store/queries/devices.ts';
import { followWork } from '../../store/queries/open-work.ts';
import type { App } from '../app-type.ts';
import type { Gateway } from '../gateway.ts';
import { askingDeviceOf } from '../leased-device.ts';
import { ProblemError } from '../problem-reply.ts';

const follow = (
  { database, clock }: Gateway,
  device: Device,
  { work, trips }: SubscriptionsRequest,
): Promise<SubscriptionsAnswer> =>
  inTransaction(database, async (db) => {
    const now = clock();
    const taken = await takeAlong(db, device, { tripIds: trips, now });
    const { followed, until } = await followWork(db, device, { subjectIds: work, now });
    return { work: [...followed], trips: [...taken], until: until.toISOString() };
  });

export const subscriptionRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/subscriptions',
    {
      bodyLimit: 64 * 1024,
      schema: {
        summary:
          'Say, as a whole, what this device needs to follow besides its centre: open work, trips it takes along',
        body: SubscriptionsRequest,
        response: { 200: SubscriptionsAnswer },
      },
    },
    (request) => {
      if (!isStorable(request.body)) throw new ProblemError('request/invalid', 'body');
      return follow(gateway, askingDeviceOf(request, gateway), request.body);
    },
  );
};
