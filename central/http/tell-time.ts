import type { App } from './app-type.ts';
import type { Gateway } from './gateway.ts';

/** Answers carry central's clock, the one that decides, and not that of whichever machine answers: workstations set theirs by it. */
export const tellTime = (app: App, gateway: Pick<Gateway, 'clock'>): void => {
  app.addHook('onSend', (_request, reply, payload, done) => {
    reply.header('date', gateway.clock().toUTCString());
    return done(null, payload);
  });
};
