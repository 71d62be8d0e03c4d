import type { AllowedPurpose } from '../domain/purposes.ts';
import type { NoticeConnector } from '../connectors/notices.ts';
import type { Database } from '../store/database.ts';
import type { CallWatch } from '../connectors/watch-calls.ts';
import type { EidProviders } from '../connectors/eid/eid-providers.ts';
import type { GatewayKeys } from './gateway-keys.ts';

/** What every route works with. It holds no state of its own: any number of gateways share one database. */
export type Gateway = {
  readonly database: Database;
  readonly keys: GatewayKeys;
  readonly purposes: readonly AllowedPurpose[];
  /** Of the country whose centres it serves: days are that country's. An IANA name. */
  readonly timeZone: string;
  readonly isDemonstration: boolean;
  /** Central's clock, the one that decides. */
  readonly clock: () => Date;
  /** Called after work that a register must confirm has come in. */
  readonly wakeConnectors: () => void;
  /** The way to citizens' telephones and mailboxes. */
  readonly notices: NoticeConnector;
  /** Takes down how calls went that others made. */
  readonly watch: Pick<CallWatch, 'note'>;
  /** Where browsers reach this gateway: citizens come here on their way back from an eID. */
  readonly publicUrl: () => string;
  /** Null where there is none but, in a demonstration, the simulated one. */
  readonly eidProviders: EidProviders | null;
};
