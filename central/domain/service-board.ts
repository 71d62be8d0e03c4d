import type { ServiceStatus } from '../api/service-status.ts';
import { judgeHealth, unknownHealth, type Health } from './service-health.ts';

/** On the board whatever their state; each receiver of news is there only while something is the matter with it. */
export const standingServices = ['account-register', 'eid', 'mailbox', 'messages'] as const;

export type ServiceId = (typeof standingServices)[number] | `receiver:${string}`;

export const isServiceId = (text: string): text is ServiceId =>
  standingServices.some((service) => service === text) || /^receiver:[a-z0-9-]{1,60}$/.test(text);

/** An outage as an operator announced it; it stands until somebody says that it is over. */
export type Outage = {
  readonly service: string;
  /** What clerks say to citizens. */
  readonly words: string;
  readonly expectedUntil: Date | null;
  readonly announcedAt: Date;
};

type Known = { readonly health: ReadonlyMap<string, Health>; readonly outages: readonly Outage[] };

/** The board: what operators say goes before what was measured, because they know why. */
export const boardOf = ({ health, outages }: Known, now: Date): readonly ServiceStatus[] => {
  const announced = new Map(outages.map((outage) => [outage.service, outage] as const));
  const services = new Set<string>([...standingServices, ...health.keys(), ...announced.keys()]);
  return [...services]
    .map((service) =>
      statusOf(
        service,
        { health: health.get(service) ?? unknownHealth, outage: announced.get(service) },
        now,
      ),
    )
    .filter(({ service, state }) => state !== 'up' || standingServices.some((each) => each === service));
};

const statusOf = (
  service: string,
  { health, outage }: { readonly health: Health; readonly outage: Outage | undefined },
  now: Date,
): ServiceStatus => {
  const measured = judgeHealth(health, now);
  if (outage === undefined)
    return {
      service,
      state: measured.state,
      since: measured.since?.toISOString() ?? null,
      expectedUntil: null,
      announcement: null,
    };
  const { announcedAt, expectedUntil, words } = outage;
  const failedBefore = measured.state === 'down' && measured.since !== null && measured.since < announcedAt;
  return {
    service,
    state: 'down',
    since: (failedBefore ? (measured.since ?? announcedAt) : announcedAt).toISOString(),
    expectedUntil: expectedUntil?.toISOString() ?? null,
    announcement: words,
  };
};
