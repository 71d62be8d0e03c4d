import { uptime } from 'node:os';

/**
 * Milliseconds since the machine was started, never going back, and going on while it sleeps: `performance.now()` stands still in a closed
 * laptop, and a morning's sleep would look like a clock that was put forward.
 */
export const uptimeMs = (): number => Math.round(uptime() * 1000);
