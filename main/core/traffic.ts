import type { PersonMatch } from '../../preload/contract/person.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import type { PersonId } from '../../preload/contract/values.ts';
import type { PersonRecord } from '../../central/api/records.ts';
import type { Clock } from '../platform/clock.ts';
import type { SyncEngine } from '../sync/engine.ts';
import type { HttpTransport } from '../sync/transport/http-transport.ts';
import type { MandateTransport } from '../sync/transport/mandate-transport.ts';
import type { Traffic } from '../usecases/desk.ts';
import type { JournaledVault } from '../vault/journal/journaled-vault.ts';
import { putPerson } from '../vault/queries/replica-person.ts';
import { putMandate } from '../vault/queries/replica-mandate.ts';
import { putEvent } from '../vault/queries/replica.ts';
import { keepLookedUp } from '../vault/queries/retention.ts';
import type { DiskWatch } from './disk-watch.ts';
import type { ServerClock } from './server-clock.ts';
import { statusLine } from './status-line.ts';
import { createMandateTraffic } from './mandate-traffic.ts';

type Options = {
  readonly vault: JournaledVault;
  readonly engine: SyncEngine;
  readonly transport: HttpTransport;
  readonly mandateTransport: MandateTransport;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  /** Those that the pack calls urgent. */
  readonly urgentServices: readonly string[];
  readonly lowDisk: DiskWatch['lowDisk'];
};

/** The engine and the look-ups at central, in the words of the use cases. */
export const createTraffic = ({
  vault,
  engine,
  transport,
  mandateTransport,
  clock,
  serverClock,
  urgentServices,
  lowDisk,
}: Options): Traffic => ({
  ...createMandateTraffic({ transport: mandateTransport, clock }),
  workQueued: engine.workQueued,
  sendNow: engine.sendNow,
  setMetered: engine.setMetered,
  isOnline: () => engine.status().connection === 'online',
  line: () => statusLine({ vault, engine, clock, serverClock, urgentServices, lowDisk }),
  lookUp: async ({ text, purpose, staffId }) => {
    const answer = await transport.lookupPeople({ text, staffId, ...purpose }, AbortSignal.timeout(10_000));
    if (answer.kind === 'refused') return fail({ code: 'lookup/refused' });
    if (answer.kind !== 'answered') return fail({ code: 'lookup/offline' });
    const { people, followedUntil } = answer.value;
    vault.transact((db) => {
      for (const { person, mandates, events } of people) {
        keepLookedUp(db, { personId: person.personId, keepUntil: followedUntil });
        putPerson(db, person, 'lookup');
        for (const mandate of mandates) putMandate(db, mandate);
        for (const event of events) putEvent(db, event);
      }
    });
    return ok(people.map(({ person }) => toMatch(person)));
  },
  showProtected: async (ask) => {
    const answer = await transport.showProtected(ask, AbortSignal.timeout(10_000));
    if (answer.kind === 'answered') return ok(answer.value);
    return fail({ code: answer.kind === 'refused' ? 'address/refused' : 'address/offline' });
  },
  readProtectionLog: async (ask) => {
    const answer = await transport.readProtectionLog(ask, AbortSignal.timeout(10_000));
    if (answer.kind === 'answered') return ok(answer.value);
    return fail({ code: answer.kind === 'refused' ? 'protection-log/refused' : 'protection-log/offline' });
  },
});

const toMatch = (person: PersonRecord): PersonMatch => ({
  personId: person.personId as PersonId,
  name: [person.givenNames, person.surname].filter((part) => part !== '').join(' '),
  birthDate: person.birthDate,
  town: person.hasShieldedAddress ? null : (person.address?.town ?? null),
  matchedOn: 'name',
  isExact: true,
  markers: [
    ...(person.nationalNumber === null ? (['no-number'] as const) : []),
    ...(person.hasShieldedAddress ? (['shielded'] as const) : []),
    ...(person.civilStatus === 'alive' ? [] : [person.civilStatus]),
  ],
});
