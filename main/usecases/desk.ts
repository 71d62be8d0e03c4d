import type { ProtectedContactAnswer, ProtectedContactRequest } from '../../central/api/lookups.ts';
import type { ProtectionLogAnswer, ProtectionLogRequest } from '../../central/api/protection-log.ts';
import type { Envelope, EnvelopeClock } from '../../central/api/sync.ts';
import type { CoreEvent } from '../../preload/contract/events.ts';
import type { PersonMatch } from '../../preload/contract/person.ts';
import type { Purpose } from '../../preload/contract/interaction.ts';
import type { StatusLine } from '../../preload/contract/outbox.ts';
import type { Problem, ProblemOf } from '../../preload/contract/problem.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { StaffMember } from '../../preload/contract/session.ts';
import type { Pack } from '../domain/catalogue/pack.ts';
import type { Clock } from '../platform/clock.ts';
import type { Vault } from '../vault/open.ts';
import type { CourierPort } from './courier/courier-port.ts';
import type { CodePort } from './identity/code-port.ts';
import type { MandateTraffic } from './mandates/mandate-traffic.ts';
import type { EidPort } from './identity/eid-port.ts';

/** The staff member at the desk, with what the own-file and relatives guards need. */
export type StaffOnDuty = StaffMember & {
  /** The staff member as a citizen; null where central does not say. */
  readonly personId: string | null;
  readonly relatedPersonIds: readonly string[];
};

/** What use cases may ask of the traffic with central. Everything else they need is in the vault. */
export type Traffic = MandateTraffic & {
  /** Committed work waits: send it when there is a network. */
  readonly workQueued: () => void;
  readonly sendNow: () => void;
  /** What is kept of it is kept by who says it: this tells the traffic. */
  readonly setMetered: (isMetered: boolean) => void;
  readonly line: () => StatusLine;
  /** True where central answered lately. */
  readonly isOnline: () => boolean;
  readonly lookUp: (ask: {
    readonly text: string;
    readonly purpose: Purpose;
    readonly staffId: string;
  }) => Promise<Result<readonly PersonMatch[], ProblemOf<'lookup/offline' | 'lookup/refused'>>>;
  /** Where somebody protected lives, for two colleagues; nothing of it is kept. */
  readonly showProtected: (
    ask: ProtectedContactRequest,
  ) => Promise<Result<ProtectedContactAnswer, ProblemOf<'address/offline' | 'address/refused'>>>;
  /** Who saw what is protected, as central has it on record; nothing of it is kept here. */
  readonly readProtectionLog: (
    ask: ProtectionLogRequest,
  ) => Promise<Result<ProtectionLogAnswer, ProblemOf<'protection-log/offline' | 'protection-log/refused'>>>;
};

/** Puts an envelope into its canonical form and signs it with the device key. */
export type SealWork = (envelope: Envelope) => {
  readonly content: string;
  readonly signature: string;
  readonly contentHash: string;
};

/** One signed-in staff member's view of the workstation: the only thing a use case is given. */
export type Desk = {
  readonly staff: StaffOnDuty;
  readonly sessionId: string;
  readonly deviceId: string;
  readonly leaseUntil: Date;
  readonly vault: Vault;
  readonly pack: Pack;
  /** The clock on this machine's wall: for what is written down here. */
  readonly clock: Clock;
  /** Central's, as far as it is known: for what depends on the time. */
  readonly serverClock: {
    readonly now: () => Date;
    readonly reading: () => EnvelopeClock;
  };
  readonly newId: () => string;
  readonly newReference: () => string;
  readonly seal: SealWork;
  readonly traffic: Traffic;
  readonly eid: EidPort;
  readonly codes: CodePort;
  readonly courier: CourierPort;
  /** Codes that were sent and not answered yet, with the contact and the person they are for. They live in memory alone. */
  readonly challenges: Map<string, { readonly interactionId: string; readonly personId: string }>;
  /** Whether this is the PIN of somebody who works at this machine; wrong ones are counted as at sign-in. */
  readonly checkPin: (who: {
    readonly staffId: string;
    readonly pin: string;
  }) => Promise<Result<null, ProblemOf<'session/wrong-pin' | 'session/locked' | 'identity/nobody-to-vouch'>>>;
  /** Staff ids of those who have a PIN at this machine. */
  readonly listKeyHolders: () => readonly string[];
  readonly announce: (event: CoreEvent) => void;
};

/** The problems named, as a type: what a use case can answer. */
export type Refused<C extends Problem['code']> = { readonly ok: false; readonly problem: ProblemOf<C> };
