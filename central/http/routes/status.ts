import { CentralStatus } from '../../api/lookups.ts';
import { schemaVersions } from '../../api/sync.ts';
import type { App } from '../app-type.ts';
import type { Gateway } from '../gateway.ts';

export const apiVersion = '1.0.0';

export const statusRoutes = (app: App, gateway: Gateway): void => {
  app.get(
    '/v1/status',
    {
      config: { isOpen: true },
      schema: {
        summary: 'Whether central is there, and what it understands',
        response: { 200: CentralStatus },
      },
    },
    () => ({
      serverTime: gateway.clock().toISOString(),
      apiVersion,
      oldestSchemaVersion: schemaVersions.oldest,
      newestSchemaVersion: schemaVersions.newest,
    }),
  );
  app.get('/openapi.json', { config: { isOpen: true }, schema: { hide: true } }, () => app.swagger());
};
