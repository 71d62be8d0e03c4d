import type { AddressInfo } from 'node:net';
import type { FastifyServerOptions } from 'fastify';
import type { AccountRegister } from '../connectors/account-register.ts';
import { simulatedAccountRegister } from '../connectors/account-register-simulator.ts';
import type { EidProviders } from '../connectors/eid/eid-providers.ts';
import type { Receivers } from '../connectors/receivers.ts';
import { simulatedReceivers } from '../connectors/receivers-simulator.ts';
import { listSent, simulatedNotices, type NoticeConnector } from '../connectors/notices.ts';
import type { SentMessage } from '../domain/message.ts';
import { nobodyThere } from '../connectors/nobody-there.ts';
import { simulatedPost, type Post } from '../connectors/post.ts';
import { runConnectors, type ConnectorRunner } from '../connectors/run-connectors.ts';
import { watchCalls, watched, type Connectors } from '../connectors/watch-calls.ts';
import { keepCheckingEid } from '../connectors/eid/check-eid.ts';
import type { AllowedPurpose } from '../domain/purposes.ts';
import { gatewayName, gatewayWaits, openDatabase, type Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { listCentres } from '../store/queries/centres.ts';
import { settleFirst } from '../store/queries/epochs.ts';
import type { App } from './app-type.ts';
import { createApp } from './app.ts';
import { issueCode } from './enrolment.ts';
import { presentEpoch } from './feed/present-epoch.ts';
import { loadGatewayKeys, type GatewayKeys } from './gateway-keys.ts';
import { keepSweeping } from './sweep.ts';
import { rotateIssuerKey, type KeyRotation } from './issuer-keys.ts';

export type CentralOptions = {
  readonly databaseUrl: string;
  /** Loopback unless said otherwise; TLS is the business of the proxy in front. */
  readonly host?: string;
  /** 0 for a free one. */
  readonly port: number;
  /** The country pack's purposes with their legal bases: nothing else opens a look-up. */
  readonly purposes: readonly AllowedPurpose[];
  /** The country pack's: by it days begin and end. An IANA name. */
  readonly timeZone: string;
  /** Shows the page of what central received, and tells devices that all is made up. */
  readonly isDemonstration: boolean;
  /** This and the next three: simulated in a demonstration, away anywhere else, unless given. */
  readonly accountRegister?: AccountRegister;
  readonly receivers?: Receivers;
  /** Mailbox and print shop for the notices to represented people. */
  readonly post?: Post;
  /** Where browsers reach this gateway; the address it listens at unless said otherwise. */
  readonly publicUrl?: string;
  /** Where citizens sign in with an eID; the simulated one in a demonstration, none anywhere else. */
  readonly eidProviders?: EidProviders;
  /** The way to citizens' telephones and mailboxes. */
  readonly notices?: NoticeConnector;
  /** How long whoever is asked outside may take before they count as away. */
  readonly patienceMs?: number;
  readonly clock?: () => Date;
  readonly logger?: FastifyServerOptions['logger'];
};

export type Central = {
  readonly url: string;
  readonly close: () => Promise<void>;
  /** A one-time code; for the first centre if none is named. Rejects if there is no such centre. */
  readonly issueEnrolmentCode: (centreId?: string) => Promise<string>;
  /** What the simulated notice connector was given, newest first. */
  readonly notices: () => Promise<readonly SentMessage[]>;
  /** Puts a new issuer key in the place of the active one; answers its id. */
  readonly rotateIssuerKey: (rotation?: KeyRotation) => Promise<string>;
};

type Controls = Pick<Central, 'issueEnrolmentCode' | 'notices' | 'rotateIssuerKey'>;

/** What whoever runs the gateway may do to it from beside. */
const controlsOf = (database: Database, clock: () => Date): Controls => ({
  issueEnrolmentCode: async (asked) => {
    const centreId = asked ?? (await listCentres(database))[0]?.centreId;
    if (centreId === undefined) throw new Error('there is no centre to enrol a device for');
    return issueCode(database, centreId, clock());
  },
  notices: () => listSent(database),
  rotateIssuerKey: (rotation = { reason: 'routine' }) => rotateIssuerKey(database, rotation, clock()),
});

/** Each as given, else, in a demonstration, the simulated one. */
const connectorsOf = (options: CentralOptions, database: Database): Connectors => {
  const { accountRegister, receivers, post, notices, isDemonstration } = options;
  const others: Connectors = isDemonstration
    ? {
        accountRegister: simulatedAccountRegister,
        receivers: simulatedReceivers,
        post: simulatedPost,
        notices: simulatedNotices(database),
      }
    : nobodyThere;
  return {
    accountRegister: accountRegister ?? others.accountRegister,
    receivers: receivers ?? others.receivers,
    post: post ?? others.post,
    notices: notices ?? others.notices,
  };
};

/** Answers the address. */
const listen = async (app: App, { host = '127.0.0.1', port }: CentralOptions): Promise<string> => {
  await app.listen({ host, port });
  return `http://${host}:${(app.server.address() as AddressInfo).port}`;
};

/** Brings the database to this build's state, and notices where it was put back from a copy. */
const prepare = async (database: Database, clock: () => Date): Promise<GatewayKeys> => {
  await migrate(database);
  await settleFirst(database);
  await presentEpoch({ database, clock }, null);
  return loadGatewayKeys(database);
};

/** Starts one gateway on a database, which it brings to its own state first. Ends with `close`; the database stays. */
export const startCentral = async (options: CentralOptions): Promise<Central> => {
  const { purposes, timeZone, isDemonstration, eidProviders = null, clock = () => new Date() } = options;
  const database = openDatabase(options.databaseUrl, gatewayName, gatewayWaits);
  const keys = await prepare(database, clock);
  let connectors: ConnectorRunner | null = null;
  let address = '';
  const report = (what: string) => (err: unknown) => app.log.error({ err }, what);
  const watch = watchCalls({ database, clock, reportFailure: report('status board') });
  const connected = watched(connectorsOf(options, database), watch, options.patienceMs);
  const gateway = {
    database,
    keys,
    purposes,
    timeZone,
    isDemonstration,
    clock,
    wakeConnectors: () => connectors?.wake(),
    notices: connected.notices,
    watch,
    publicUrl: () => options.publicUrl ?? address,
    eidProviders,
  };
  const app = await createApp(gateway, options.logger);
  connectors = runConnectors({
    database,
    ...connected,
    clock,
    timeZone,
    reportFailure: report('connector'),
  });
  const stopSweeping = keepSweeping({ database, clock, reportFailure: report('sweep') });
  const stopChecking = eidProviders === null ? null : keepCheckingEid(eidProviders, watch);
  const end = async (): Promise<void> => {
    stopChecking?.();
    await app.close();
    await Promise.all([connectors?.stop(), stopSweeping()]);
    await watch.settled();
    await database.end();
  };
  let ended: Promise<void> | null = null;
  /** Whoever asks again waits for the same end. */
  const close = (): Promise<void> => (ended ??= end());
  try {
    address = await listen(app, options);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: address, close, ...controlsOf(database, clock) };
};
