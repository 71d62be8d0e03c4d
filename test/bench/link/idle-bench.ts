import { setTimeout as delay } from 'node:timers/promises';
import { startServer } from '../sync/served.ts';
import { enrolBenchDesk, untilFilled } from './bench-desk.ts';
import { openNarrowLink } from './narrow-link.ts';

export type IdleFigures = {
  readonly minutes: number;
  readonly upBytesPerMinute: number;
  readonly downBytesPerMinute: number;
  readonly bytesPerMinute: number;
};

/** So long after the last change the desk counts as idle. */
const settleMs = 11 * 60_000;

/**
 * P8: what a desk at which nobody works costs, all of its traffic together, HTTP and all. The desk is idle from its eleventh minute on;
 * its clock is put forward to there, and central's notice of the wrong clock is part of what passes before the count begins.
 */
export const benchIdle = async (minutes: number): Promise<IdleFigures> => {
  const server = await startServer('./serve-counterpart.ts', ['push', '100']);
  const link = await openNarrowLink({ url: server.facts['url'] ?? '' });
  let aheadMs = -settleMs;
  const clock = { now: () => new Date(Date.now() + aheadMs), monotonicMs: () => performance.now() };
  const desk = await enrolBenchDesk({ centralUrl: link.url, code: server.facts['code'] ?? '', clock });
  try {
    await desk.start();
    await untilFilled(desk.vault);
    await delay(3000);
    aheadMs = 0;
    // The next pull as on a desk at work, and what follows it.
    await delay(30_000);
    const before = link.passed();
    await delay(minutes * 60_000);
    const after = link.passed();
    const perMinute = (way: 'up' | 'down'): number => Math.round((after[way] - before[way]) / minutes);
    const [upBytesPerMinute, downBytesPerMinute] = [perMinute('up'), perMinute('down')];
    return {
      minutes,
      upBytesPerMinute,
      downBytesPerMinute,
      bytesPerMinute: upBytesPerMinute + downBytesPerMinute,
    };
  } finally {
    await desk.close();
    await link.close();
    await server.stop();
  }
};
