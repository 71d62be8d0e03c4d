import { randomBytes, uuidV7 } from '../platform/random.ts';
import { makeReference } from '../platform/reference.ts';
import type { Desk } from '../usecases/desk.ts';
import { listKeyHolders } from '../vault/keys/key-file.ts';
import type { ReadDb } from '../vault/open.ts';
import { findPersonFacts } from '../vault/queries/people.ts';
import { checkPin } from './identity/check-pin.ts';
import type { Running } from './running.ts';
import type { OpenSession } from './sessions.ts';
import type { WorkstationOptions } from './workstation-options.ts';

/** The desk of one call. The family is asked each time: the registers may have told of it since sign-in. */
export const deskFor = (
  { dataFolder, pack, clock, announce }: WorkstationOptions,
  running: Running,
  session: OpenSession,
): Desk => ({
  staff: { ...session.staff, relatedPersonIds: familyOf(running.vault.read, session.staff.personId) },
  sessionId: session.sessionId,
  deviceId: running.deviceId,
  leaseUntil: session.leaseUntil,
  vault: running.vault,
  pack,
  clock,
  serverClock: running.serverClock,
  newId: () => uuidV7(clock),
  newReference: () => makeReference(randomBytes),
  seal: running.seal,
  traffic: running.traffic,
  eid: running.eid,
  codes: running.codes,
  courier: running.courier,
  challenges: running.challenges,
  checkPin: (who) => checkPin({ folder: dataFolder, clock, ...who }),
  listKeyHolders: () => listKeyHolders(dataFolder),
  announce,
});

/** Everybody the registers call family or household of the staff member, as far as they are known here. */
const familyOf = (db: ReadDb, personId: string | null): readonly string[] => {
  const facts = personId === null ? null : findPersonFacts(db, personId);
  return facts ? [...facts.relations, ...facts.household].map((related) => related.personId) : [];
};
