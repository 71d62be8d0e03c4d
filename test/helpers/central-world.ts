import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import type { EventRecord, MandateRecord, PersonRecord } from '../../central/api/records.ts';
import { startCentral, type Central } from '../../central/http/start-central.ts';
import type { AccountRegister } from '../../central/connectors/account-register.ts';
import type { Post } from '../../central/connectors/post.ts';
import type { Receivers } from '../../central/connectors/receivers.ts';
import { openDatabase, type Database } from '../../central/store/database.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';
import { insertEvents } from '../../central/store/queries/events.ts';
import { insertMandates } from '../../central/store/queries/mandates.ts';
import { insertPeople } from '../../central/store/queries/people.ts';
import { staff } from './central-people.ts';
import { startTestServer, type TestServer } from './central-server.ts';

export type CentralWorld = {
  readonly central: Central;
  readonly database: Database;
  readonly databaseUrl: string;
  /** Moves central's clock forward. */
  readonly advance: (ms: number) => void;
  readonly now: () => Date;
  /** Another gateway on the same database. */
  readonly startAnother: (where?: { readonly port: number }) => Promise<Central>;
};

export type WorldOptions = {
  readonly people?: readonly PersonRecord[];
  readonly mandates?: readonly MandateRecord[];
  readonly events?: readonly EventRecord[];
  readonly accountRegister?: AccountRegister;
  readonly receivers?: Receivers;
  readonly post?: Post;
  /** How long whoever is asked outside may take. */
  readonly patienceMs?: number;
  readonly isDemonstration?: boolean;
};

export const aarhus = { centreId: 'centre-aarhus', name: 'Borgerservice Aarhus', municipalities: ['0751'] };
export const viborg = { centreId: 'centre-viborg', name: 'Borgerservice Viborg', municipalities: ['0791'] };

/** Of the pack, as much as the tests' centres need. */
export const country = {
  purposes: [{ purposeId: 'change-registration', legalBasisIds: ['cpr-act-6'] }],
  timeZone: 'Europe/Copenhagen',
};

/** Gives each test of a file a central of its own: real PostgreSQL, real HTTP, two centres, and the people asked for. */
export const prepareCentral = (): ((options?: WorldOptions) => Promise<CentralWorld>) => {
  let server: TestServer | null = null;
  beforeAll(async () => {
    server = await startTestServer(inject('cluster'));
  });
  afterAll(() => server?.stop());
  return async (options = {}) => {
    if (server === null) throw new Error('a world is made inside a test');
    const databaseUrl = await server.createDatabase();
    const database = openDatabase(databaseUrl, 'test');
    onTestFinished(() => database.end());
    await upsertCentre(database, aarhus, [staff]);
    await upsertCentre(database, viborg, [{ ...staff, staffId: 'staff-2', personId: null }]);
    await insertPeople(database, options.people ?? []);
    await insertMandates(database, options.mandates ?? []);
    await insertEvents(database, options.events ?? []);
    let aheadMs = 0;
    const now = (): Date => new Date(Date.now() + aheadMs);
    const start = async ({ port } = { port: 0 }): Promise<Central> => {
      const central = await startCentral({
        databaseUrl,
        port,
        ...country,
        isDemonstration: options.isDemonstration ?? true,
        clock: now,
        ...(options.accountRegister === undefined ? {} : { accountRegister: options.accountRegister }),
        ...(options.receivers === undefined ? {} : { receivers: options.receivers }),
        ...(options.post === undefined ? {} : { post: options.post }),
        ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
      });
      onTestFinished(() => central.close());
      return central;
    };
    return {
      central: await start(),
      database,
      databaseUrl,
      advance: (ms) => {
        aheadMs += ms;
      },
      now,
      startAnother: start,
    };
  };
};
