import { CentralStatus } from '../../api/lookups.ts';
import { schemaVersions } from '../../api/sync.ts';
import type { App } from '../app-type.ts';
import type { Gateway } from '../gateway.ts';
import { createStatusBoard } from '../status-board.ts';

export const apiVersion = '1.0.0';

export const statusRoutes = (app: App, gateway: Gateway): void => {
  const board = createStatusBoard(gateway);
  app.get(
    '/v1/status',
    {
      config: { isOpen: true },
      schema: {
        summary: 'Whether central is there, what it understands, and which register, mailbox, eID is up',
        response: { 200: CentralStatus },
      },
    },
    async () => ({
      serverTime: gateway.clock().toISOString(),
      apiVersion,
      oldestSchemaVersion: schemaVersions.oldest,
      newestSchemaVersion: schemaVersions.newest,
      ...(await board.read()),
    }),
  );
  app.get('/openapi.json', { config: { isOpen: true }, schema: { hide: true } }, () => app.swagger());
};
