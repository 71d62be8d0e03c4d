import { setTimeout as delay } from 'node:timers/promises';
import { countUnsent } from '../../../main/vault/queries/outbox.ts';
import { startServer } from '../sync/served.ts';
import { enrolBenchDesk, untilFilled } from './bench-desk.ts';
import { completeOffline, type OfflineWork } from './day-of-work.ts';
import { goodWeather, openNarrowLink, type LinkWeather } from './narrow-link.ts';

export type CarryFigures = {
  readonly side: string;
  readonly interactions: number;
  readonly scans: number;
  readonly payloadBytes: number;
  readonly upBytes: number;
  readonly downBytes: number;
  /** All that passed, both ways, to what had to be said. */
  readonly ratio: number;
  readonly cuts: number;
  readonly seconds: number;
  /** False where it was given up. */
  readonly hasArrived: boolean;
};

export type Carry = {
  readonly work: OfflineWork;
  readonly weather: LinkWeather;
  readonly patienceMs: number;
};

/**
 * P7: work of three days without a network, over a narrow link that is cut again and again, by the whole desk to a real gateway. The desk is
 * filled before; what passes then is counted, in both directions, until the last receipt is here.
 */
export const carryByDesk = async ({ work, weather, patienceMs }: Carry): Promise<CarryFigures> => {
  const server = await startServer('./serve-counterpart.ts', ['push', String(work.interactions)]);
  const link = await openNarrowLink({ url: server.facts['url'] ?? '' });
  const desk = await enrolBenchDesk({
    centralUrl: link.url,
    code: server.facts['code'] ?? '',
    clock: { now: () => new Date(), monotonicMs: () => performance.now() },
  });
  try {
    const running = await desk.start();
    await untilFilled(desk.vault);
    await delay(1000);
    const before = link.passed();
    link.setWeather({ ...weather });
    const startedAt = performance.now();
    const payloadBytes = completeOffline(desk.vault, desk, work);
    running.traffic.workQueued();
    while (countUnsent(desk.vault.read) > 0 && performance.now() - startedAt < patienceMs) await delay(50);
    return figuresOf(
      { side: 'Counterpart', work, payloadBytes },
      {
        passed: link.passed(),
        before,
        seconds: (performance.now() - startedAt) / 1000,
        hasArrived: countUnsent(desk.vault.read) === 0,
      },
    );
  } finally {
    link.setWeather(goodWeather);
    await desk.close();
    await link.close();
    await server.stop();
  }
};

type Passed = ReturnType<Awaited<ReturnType<typeof openNarrowLink>>['passed']>;

export const figuresOf = (
  {
    side,
    work,
    payloadBytes,
  }: { readonly side: string; readonly work: OfflineWork; readonly payloadBytes: number },
  came: {
    readonly passed: Passed;
    readonly before: Passed;
    readonly seconds: number;
    readonly hasArrived: boolean;
  },
): CarryFigures => {
  const [upBytes, downBytes] = [came.passed.up - came.before.up, came.passed.down - came.before.down];
  return {
    side,
    interactions: work.interactions,
    scans: work.scans,
    payloadBytes,
    upBytes,
    downBytes,
    ratio: Number(((upBytes + downBytes) / payloadBytes).toFixed(3)),
    cuts: came.passed.cuts - came.before.cuts,
    seconds: Number(came.seconds.toFixed(1)),
    hasArrived: came.hasArrived,
  };
};
