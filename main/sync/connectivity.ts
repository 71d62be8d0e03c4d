import type { Connectivity, Transport } from './ports.ts';

/**
 * Asks central itself, with the small `GET /v1/status`. What the operating system says about the network is no evidence: a captive
 * portal is "online", a working private line may be "offline".
 */
export const createConnectivity = (transport: Pick<Transport, 'status'>): Connectivity => ({
  probe: async (signal) => {
    const { kind } = await transport.status(signal);
    if (kind === 'unreachable') return 'nobody';
    return kind === 'captive-portal' ? kind : 'central';
  },
});
