import { join } from 'node:path';
import { startLoopbackHost, type LoopbackHost } from '../browser/loopback-host.ts';
import type { Core } from '../core/port.ts';

/** Serves the workstation to the browsers of this machine, from the page as built in the checkout. */
export const openBrowserDesk = (core: Core, checkout: string, port: number): Promise<LoopbackHost> =>
  startLoopbackHost({ core, pageFolder: join(checkout, 'out', 'renderer'), port });
