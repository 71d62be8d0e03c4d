import { simulatedNotices } from '../connectors/notices.ts';
import type { Gateway } from '../http/gateway.ts';
import { loadGatewayKeys } from '../http/gateway-keys.ts';
import type { Database } from '../store/database.ts';
import { readCountry } from './country-pack.ts';

/** The gateway as a command at the terminal needs it: the keys and the database, no network and no connectors. */
export const visitingGateway = async (database: Database): Promise<Gateway> => ({
  database,
  keys: await loadGatewayKeys(database),
  ...(await readCountry('dk')),
  isDemonstration: false,
  clock: () => new Date(),
  wakeConnectors: () => undefined,
  notices: simulatedNotices(database),
  watch: { note: () => undefined },
  publicUrl: () => '',
  eidProviders: null,
});
