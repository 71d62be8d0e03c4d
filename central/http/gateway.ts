import type { AllowedPurpose } from '../domain/purposes.ts';
import type { Database } from '../store/database.ts';
import type { GatewayKeys } from './gateway-keys.ts';

/** What every route works with. It holds no state of its own: any number of gateways share one database. */
export type Gateway = {
  readonly database: Database;
  readonly keys: GatewayKeys;
  readonly purposes: readonly AllowedPurpose[];
  readonly isDemonstration: boolean;
  /** Central's clock, the one that decides. */
  readonly clock: () => Date;
  /** Called after work that a register must confirm has come in. */
  readonly wakeConnectors: () => void;
};
