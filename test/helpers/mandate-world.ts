import { randomUUID } from 'node:crypto';
import { contentHash } from '../../central/api/canonical.ts';
import { Envelope } from '../../central/api/sync.ts';
import type { CoreEvent } from '../../preload/contract/events.ts';
import type { Party } from '../../preload/contract/interaction.ts';
import type { MandateDraft } from '../../preload/contract/mandate-making.ts';
import { fail } from '../../preload/contract/result.ts';
import {
  PersonId,
  ServiceId,
  type AssuranceLevel,
  type Channel,
  type InteractionId,
} from '../../preload/contract/values.ts';
import { readPack } from '../../main/core/pack-files.ts';
import type { Desk, Traffic } from '../../main/usecases/desk.ts';
import type { Vault } from '../../main/vault/open.ts';
import { grantAccess } from '../../main/vault/queries/access.ts';
import { insertProof, partyKeyOf } from '../../main/vault/queries/identity-proofs.ts';
import { insertInteraction, setInteractionParty } from '../../main/vault/queries/interactions.ts';
import { putPerson } from '../../main/vault/queries/replica-person.ts';
import { testVault } from './vault-open.ts';
import { asOf, personId, personRecord } from './vault-people.ts';

/** A desk with a real vault and the Danish pack, a clock that the test sets, and a central that answers what the test says. */
export type MandateWorld = {
  readonly desk: Desk;
  readonly vault: Vault;
  readonly events: readonly CoreEvent[];
  readonly setNow: (at: string) => void;
  readonly setOnline: (isOnline: boolean) => void;
  /** Overrides answers of central. */
  readonly answer: (traffic: Partial<Traffic>) => void;
  /** Opens a contact about Karen; the party has proven `level`, unless it is `none`. */
  readonly begin: (contact?: {
    readonly party?: Party;
    readonly channel?: Channel;
    readonly level?: AssuranceLevel;
    readonly subject?: string;
  }) => InteractionId;
  /** Everything that was queued for central, in order. */
  readonly queued: () => readonly Envelope[];
};

export const karen = PersonId.parse(personId(1));
export const peter = PersonId.parse(personId(2));
export const ida = PersonId.parse(personId(3));
export const changeOfAddress = ServiceId.parse('change-of-address');
export const accountChange = ServiceId.parse('payment-account-change');
export const startsAt = '2026-03-02T09:00:00.000Z';
export const office = 'Borgerservice Aarhus';

/** Peter may see and change Karen's address for half a year. */
export const draftFor = (facts: Partial<MandateDraft> = {}): MandateDraft => ({
  kind: 'personal',
  grantees: [{ kind: 'person', partyId: peter, name: 'Peter' }],
  decide: 'alone',
  scope: [
    { serviceId: changeOfAddress, power: 'see' },
    { serviceId: changeOfAddress, power: 'act' },
  ],
  channels: [],
  restrictions: '',
  duration: 'half-year',
  validFrom: '2026-03-02',
  language: 'da',
  ...facts,
});

export const signature = { way: 'signature-on-screen', signaturePath: 'M 10 20 L 30 40.5' } as const;

export const representative = (id: PersonId | null = peter): Party => ({
  kind: 'representative',
  personId: id,
  name: 'Peter Hansen',
  claimedRelation: 'child',
  organisation: null,
});

const offline = () => Promise.resolve(fail({ code: 'mandate/offline' as const }));

export const makeMandateWorld = async (): Promise<MandateWorld> => {
  const vault = testVault();
  const events: CoreEvent[] = [];
  let now = startsAt;
  let isOnline = true;
  let overrides: Partial<Traffic> = {};
  fill(vault);
  const traffic: Traffic = {
    workQueued: () => undefined,
    sendNow: () => undefined,
    setMetered: () => undefined,
    line: () => {
      throw new Error("the status line is nobody's here");
    },
    isOnline: () => isOnline,
    lookUp: () => Promise.resolve(fail({ code: 'lookup/offline' as const })),
    showProtected: () => Promise.resolve(fail({ code: 'address/offline' as const })),
    readProtectionLog: () => Promise.resolve(fail({ code: 'protection-log/offline' as const })),
    sendCode: (ask) => (overrides.sendCode ?? offline)(ask),
    answerCode: (ask) => (overrides.answerCode ?? offline)(ask),
    proveByCode: (ask) => (overrides.proveByCode ?? offline)(ask),
    lookUpMandates: (ask) => (overrides.lookUpMandates ?? offline)(ask),
    makeAccessCode: (ask) => (overrides.makeAccessCode ?? offline)(ask),
  };
  const desk = {
    staff: {
      staffId: 'staff-1',
      name: 'Anna Berg',
      role: 'counter',
      office,
      personId: personId(99),
      relatedPersonIds: [],
    },
    sessionId: 'session-1',
    deviceId: 'device-1',
    leaseUntil: new Date('2027-01-01T00:00:00Z'),
    vault,
    pack: await readPack('resources', 'dk'),
    clock: { now: () => new Date(now) },
    serverClock: {
      now: () => new Date(now),
      reading: () => ({ monotonicMs: 0, bootId: 'boot-1', serverOffsetMs: 0, offsetAgeMs: 0 }),
    },
    newId: randomUUID,
    newReference: () => 'R-1',
    seal: (envelope: Envelope) => {
      const content = JSON.stringify(Envelope.parse(envelope));
      return { content, signature: 'signature', contentHash: contentHash(content) };
    },
    traffic,
    challenges: new Map(),
    listKeyHolders: () => [],
    announce: (event: CoreEvent) => {
      events.push(event);
    },
  } as unknown as Desk;
  return {
    desk,
    vault,
    events,
    setNow: (at) => {
      now = at;
    },
    setOnline: (value) => {
      isOnline = value;
    },
    answer: (answers) => {
      overrides = { ...overrides, ...answers };
    },
    begin: (contact = {}) => begin(vault, now, contact),
    queued: () =>
      vault.read
        .prepare<[], { readonly content: string }>('SELECT content FROM outbox ORDER BY device_sequence')
        .all()
        .map(({ content }) => Envelope.parse(JSON.parse(content))),
  };
};

const fill = (vault: Vault): void => {
  const phone = { kind: 'phone' as const, value: '20304050', isVerified: true, asOf };
  const son = {
    personId: peter,
    name: 'Peter Hansen',
    birthDate: '1975-01-01',
    relation: 'child' as const,
    from: null,
    until: null,
    matters: null,
  };
  vault.transact((db) => {
    putPerson(db, personRecord(1, { contacts: [phone], relations: [son] }), 'sync');
    putPerson(db, personRecord(2, { givenNames: 'Peter', birthDate: '1975-01-01' }), 'sync');
    putPerson(db, personRecord(3, { givenNames: 'Ida', birthDate: '2012-01-01' }), 'sync');
  });
};

const begin = (
  vault: Vault,
  now: string,
  contact: Parameters<MandateWorld['begin']>[0] & object,
): InteractionId => {
  const { party = { kind: 'subject' }, channel = 'counter', level = 'high', subject = karen } = contact;
  const interactionId = randomUUID() as InteractionId;
  vault.transact((db) => {
    insertInteraction(db, {
      interactionId,
      subjectId: subject,
      staffId: 'staff-1',
      channel,
      mode: party.kind === 'representative' ? 'representing' : 'assisting',
      purposeId: 'serve-request',
      legalBasisId: 'gdpr-6-1-e',
      startedAt: now,
    });
    setInteractionParty(db, { interactionId, party });
    grantAccess(db, {
      staffId: 'staff-1',
      sessionId: 'session-1',
      personId: subject,
      purposeId: 'serve-request',
      legalBasisId: 'gdpr-6-1-e',
      at: now,
    });
    if (level === 'none') return;
    insertProof(db, {
      proofId: randomUUID(),
      interactionId,
      partyKey: partyKeyOf({ party, subjectId: subject }),
      method: 'original-document',
      documentKind: 'passport',
      documentNumber: '123456',
      issuingCountry: 'DK',
      expiresOn: '2031-01-01',
      level,
      shortfall: null,
      countsUntil: null,
      secondedBy: null,
      checkedBy: 'staff-1',
      checkedAt: now,
    });
  });
  return interactionId;
};
