import type { CentralOfRuns } from '../../desk/central.ts';
import type { CuttingProxy } from '../cutting-proxy.ts';
import type { Exchange } from '../exchange.ts';
import { journal, lookUp, status, statusLists } from './by-asking.ts';
import { lease, pull, push } from './by-the-engine.ts';

/** Every exchange that can come twice. Enrolment is not here: its code is good for one use, and a new one is asked for. */
export const exchanges: readonly ((world: CentralOfRuns, proxy: CuttingProxy) => Promise<Exchange>)[] = [
  push,
  pull,
  lease,
  status,
  statusLists,
  lookUp,
  journal,
];
