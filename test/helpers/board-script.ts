import type { StatusLine } from '../../preload/contract/outbox.ts';
import { ok } from '../../preload/contract/result.ts';
import { ServiceBoard, type ServiceStanding } from '../../preload/contract/service-board.ts';
import type { Script } from './scripted-core.ts';
import { unsentScript } from './unsent-script.ts';

/** The status board in every standing, for looking at. */

const minuteMs = 60_000;
const at = (minutes: number): string => new Date(Date.now() + minutes * minuteMs).toISOString();

const standing = (service: string, special: Partial<ServiceStanding> = {}): ServiceStanding => ({
  service,
  state: 'up',
  since: null,
  expectedUntil: null,
  announcement: null,
  ...special,
});

export const allUp: readonly ServiceStanding[] = ['account-register', 'eid', 'mailbox', 'messages'].map(
  (service) => standing(service),
);

const longWords =
  'The national eID is being moved to new machines and nobody can sign in with it before this afternoon; the app may show an error that says your access has been blocked, which is not so. Bring a passport, a driving licence or a residence card, or come back tomorrow, when everything works again. Whoever has an appointment today keeps it. More at www.example.org/this-address-is-very-long-and-has-no-place-to-break-at-all-in-any-window.';

export const troubled: readonly ServiceStanding[] = [
  standing('eid', { state: 'down', since: at(-95), expectedUntil: at(140), announcement: longWords }),
  standing('account-register', { state: 'down', since: at(-6), expectedUntil: at(-2) }),
  standing('receiver:library', { state: 'down', since: at(-1500) }),
  standing('moon-register', { state: 'disturbed', since: at(-30) }),
  standing('messages', { state: 'disturbed', since: at(-12) }),
  standing('mailbox'),
];

type Situation = { readonly line?: object; readonly heardAt?: string | null };

export const boardScript = (
  services: readonly ServiceStanding[],
  { line = {}, heardAt = at(-3) }: Situation = {},
): Script => ({
  ...unsentScript({ line: { parked: 0, ...line } }),
  'status/services': () => ok(ServiceBoard.parse({ heardAt, services })),
});

export const offline: Partial<StatusLine> = { connection: 'offline', connectionSince: at(-40) };
export const longAgo = at(-44);
