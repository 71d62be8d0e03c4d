import type { AttachmentRef } from '../../central/api/blobs.ts';
import type { Envelope } from '../../central/api/sync.ts';
import type { ActPayload } from '../../central/api/work.ts';
import { newAddress } from '../helpers/central-envelopes.ts';
import { mandateId } from './central.ts';

/** Where a piece of work stands in its machine's order and in its lane, and what it follows. */
export type Place = {
  readonly lane: string;
  readonly laneSequence: number;
  readonly deviceSequence: number;
  readonly previousHash: string | null;
};

/** Who does it, where, when by the clock of the machine, and by which catalogue. */
export type Author = {
  readonly deviceId: string;
  readonly staffId: string;
  readonly madeAt: string;
  readonly catalogue: Catalogue;
};

export type Catalogue = 'known' | 'newer';

/** Of the newer catalogue; central has never heard of it. */
export const unknownService = 'change-of-residence';

const serviceIn: Readonly<Record<Catalogue, Pick<ActPayload, 'serviceId' | 'serviceVersion'>>> = {
  known: { serviceId: 'change-of-address', serviceVersion: '1.0.0' },
  newer: { serviceId: unknownService, serviceVersion: '2.0.0' },
};

export type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;

export type Deed = {
  readonly id: string;
  readonly place: Place;
  readonly author: Author;
  readonly subject: number;
  readonly ground: 'self' | 'mandate';
  readonly baseVersion: number;
  readonly documents: readonly AttachmentRef[];
  /** Central cannot even read it. */
  readonly isPoison: boolean;
};

/** A change of address, done at the counter. */
export const actOf = (deed: Deed): ActEnvelope => {
  const { id, place, author, documents, baseVersion, isPoison } = deed;
  const number = id.slice(-12);
  const { catalogue, ...by } = author;
  const isMandate = deed.ground === 'mandate';
  return {
    id,
    ...by,
    ...place,
    schemaVersion: 1,
    baseVersion,
    kind: 'act-completed',
    authority: authorityOf(deed),
    amends: null,
    clock: null,
    attachments: [...documents],
    payload: {
      ...serviceIn[catalogue],
      actId: `act-${number}`,
      interactionId: 'interaction-1',
      reference: isPoison ? 'poison' : `R-${number}`,
      channel: 'counter',
      mode: isMandate ? 'representing' : 'assisting',
      purposeId: 'change-registration',
      legalBasisId: 'cpr-act-6',
      values: newAddress({ houseNumber: String(place.deviceSequence) }),
      receivers: [],
    },
  };
};

const authorityOf = ({ ground, subject, place, author }: Deed): ActEnvelope['authority'] => ({
  ground,
  mandateId: ground === 'mandate' ? mandateId(subject) : null,
  partyPersonId: ground === 'mandate' ? 'son' : place.lane,
  partyName: 'Peter Prøve',
  level: 'high',
  identityMethod: 'original-document',
  decidedAt: author.madeAt,
  credentialHash: null,
  freshAsOf: null,
  scope: { serviceId: 'change-of-address', power: 'act' },
  evidence: {},
  isProvisional: false,
  secondStaffId: null,
});

type Successor = Pick<Deed, 'id' | 'place' | 'author'>;

/** What stands in the place of parked work: the same act, mended, by the catalogue of today. */
export const amendedOf = (
  old: ActEnvelope,
  next: Successor & { readonly baseVersion: number; readonly isTied: boolean },
): ActEnvelope => {
  const { catalogue, madeAt: _madeAt, ...by } = next.author;
  return {
    ...old,
    ...by,
    ...next.place,
    id: next.id,
    amends: next.isTied ? (old.amends ?? old.id) : null,
    baseVersion: next.baseVersion,
    payload: { ...old.payload, ...serviceIn[catalogue], reference: `R-${next.place.deviceSequence}` },
  };
};

/** What is said about earlier work, and is no act itself. */
const noteAbout = (
  { kind: _kind, payload: _payload, ...old }: ActEnvelope,
  { id, place, author: { catalogue: _catalogue, ...by } }: Successor,
) => ({ ...old, ...by, ...place, id, amends: null, baseVersion: null, authority: null, attachments: [] });

/** Puts parked work before the supervisors; `firstId` is the first piece of its line. */
export const handoverOf = (old: ActEnvelope, next: Successor): Envelope => ({
  ...noteAbout(old, next),
  kind: 'work-handed-over',
  payload: { firstId: old.amends ?? old.id, envelopeId: old.id, words: 'Please look at this.' },
});

export const withdrawalOf = (old: ActEnvelope, next: Successor): Envelope => ({
  ...noteAbout(old, next),
  kind: 'work-withdrawn',
  payload: {
    envelopeId: old.amends ?? old.id,
    deviceSequence: old.deviceSequence,
    reason: 'The citizen thought better of it.',
  },
});
