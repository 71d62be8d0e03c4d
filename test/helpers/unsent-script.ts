import { StatusLine, OutboxItem } from '../../preload/contract/outbox.ts';
import { ParkedDetail, ParkedItem } from '../../preload/contract/outbox-parked.ts';
import { ok, fail } from '../../preload/contract/result.ts';
import { ReviewDetail } from '../../preload/contract/review.ts';
import { DeviceState, Session } from '../../preload/contract/session.ts';
import type { Script } from './scripted-core.ts';

/** What the page hears at a desk with a wrong clock, no network and work put aside: states that a real core reaches only by accident. */

const minuteMs = 60_000;
const ago = (minutes: number): string => new Date(Date.now() - minutes * minuteMs).toISOString();
const uuid = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;

const anna = { staffId: 'staff-anna', name: 'Anna Holm', role: 'supervisor', office: 'Borgerservice Aarhus' };

const line = (special: object) =>
  StatusLine.parse({
    connection: 'online',
    connectionSince: ago(90),
    unsent: 0,
    parked: 2,
    unreadable: 0,
    nextTryAt: null,
    waitsFor: null,
    lastReceiptAt: ago(3),
    dataAsOf: ago(1),
    leaseUntil: new Date(Date.now() + 9 * 60 * minuteMs).toISOString(),
    hasSecondCopy: true,
    lowDisk: null,
    clockBehindMs: 0,
    isLinkSlow: false,
    isMetered: false,
    heldDocuments: null,
    filling: null,
    ...special,
  });

const item = (number: number, special: object): OutboxItem =>
  OutboxItem.parse({
    envelopeId: uuid(number),
    kind: 'act-completed',
    serviceId: 'change-of-address',
    interactionId: uuid(90),
    subject: { personId: 'p1', name: 'Karen Margrethe Sørensen' },
    reference: `7K${String(number)}-M4P-Q9T`,
    staffName: 'Anna Holm',
    state: 'captured',
    capturedAt: ago(60 + number),
    sentAt: null,
    effectiveAt: null,
    attempts: 0,
    nextTryAt: null,
    reason: null,
    isResolved: false,
    clockNote: null,
    ...special,
  });

const clockNote = (hours: number) => ({ judgedAsOf: ago(50), behindMs: hours * 60 * minuteMs });

const outbox = [
  item(1, {}),
  item(2, { state: 'sent', sentAt: ago(4), clockNote: clockNote(3) }),
  item(3, { state: 'effective', sentAt: ago(4), effectiveAt: ago(3), clockNote: clockNote(-30 * 24) }),
  item(4, { state: 'parked', reason: 'authority/revoked' }),
  item(6, { reason: 'put-back' }),
  item(7, { state: 'parked', reason: 'documents/gone' }),
  item(5, { state: 'withdrawn', reason: 'authority/revoked', isResolved: true }),
];

const content = (reason: string) => ({
  subject: { personId: 'p1', name: 'Karen Margrethe Sørensen' },
  serviceId: 'change-of-address',
  reference: '7K4-M4P-Q9T',
  interactionId: uuid(90),
  staffName: 'Anna Holm',
  isOwn: true,
  reason,
});

const parked = (number: number, special: object): ParkedItem =>
  ParkedItem.parse({
    envelopeId: uuid(number),
    kind: 'act-completed',
    capturedAt: ago(200),
    content: content('authority/revoked'),
    next: 'wait-for-review',
    actions: ['new-ground', 'hand-over', 'withdraw'],
    handovers: [],
    resolved: null,
    ...special,
  });

const withdrawn = {
  how: 'withdrawn',
  staffName: 'Carla Nymand',
  at: ago(20),
  reason: 'Karen rang: she stays where she is, and Anders had misunderstood her.',
  successor: { envelopeId: uuid(9), state: 'sent' },
};

const tray = [
  parked(4, {}),
  parked(6, { content: content('blob/refused'), next: 'mend-documents', actions: ['amend', 'withdraw'] }),
  parked(8, { content: content('documents/gone'), next: 'mend-documents', actions: ['amend', 'withdraw'] }),
  parked(7, { content: null, actions: [] }),
  parked(5, { actions: [], resolved: withdrawn }),
];

const fields = ['street', 'houseNumber', 'postcode', 'town'].map((fieldId) => ({
  fieldId,
  kind: 'text',
  groupId: 'address',
  isRequired: true,
  widthChars: 20,
  inputMode: 'text',
  choices: [],
  showWhen: null,
}));
const values = { street: 'Vestergade', houseNumber: '12', postcode: '8000', town: 'Aarhus C' };
const nobody = { staffName: null, office: null, at: null };

const work = {
  serviceId: 'change-of-address',
  fields,
  units: [{ fieldIds: ['street', 'houseNumber', 'postcode', 'town'], took: 'mine' }],
  base: { ...values, houseNumber: '7' },
  here: values,
  central: { ...values, houseNumber: '7' },
  hereBy: { staffName: 'Anna Holm', office: 'Borgerservice Aarhus', at: ago(200) },
  centralBy: nobody,
  centralVersion: 3,
  draft: null,
  merged: values,
  faults: [],
  chosen: null,
};

const permit = {
  outcome: 'permit',
  ground: 'self',
  evidence: { kind: 'identity' },
  level: 'high',
  until: null,
  freshness: { source: 'desk', asOf: ago(2), isCached: false },
  obligations: [],
  provisional: [],
};
const refusal = {
  outcome: 'refuse',
  missing: [
    {
      code: 'identity-missing',
      params: { party: 'Karen Margrethe Sørensen', service: 'change-of-address', level: 'substantial' },
      remedies: [{ code: 'identify-party', params: {} }],
    },
  ],
};

/** By the last part of the id: 4 waits for a ground, 14 has one, 6 has a refused document. */
const detailOf = (envelopeId: string): ParkedDetail => {
  const number = Number(envelopeId.slice(-2));
  const ground = { interactionId: uuid(91), startedAt: ago(5), isOpen: true };
  const base = { documentsOf: { interactionId: uuid(90), actId: uuid(80) }, newGround: null, work };
  if (number === 6) return ParkedDetail.parse({ ...base, item: tray[1] });
  if (number === 5) return ParkedDetail.parse({ ...base, item: tray[3], work: { ...work, chosen: values } });
  if (number === 4) return ParkedDetail.parse({ ...base, item: tray[0] });
  const isProven = number === 14;
  return ParkedDetail.parse({
    ...base,
    item: parked(number, {}),
    newGround: isProven
      ? { ...ground, partyName: 'Karen Margrethe Sørensen', answer: permit }
      : { ...ground, partyName: null, answer: refusal },
  });
};

const interaction = {
  interactionId: uuid(91),
  subject: {
    personId: 'p1',
    name: 'Karen Margrethe Sørensen',
    birthDate: '1945-03-12',
    ageYears: 81,
    nationalNumber: '720345-3390',
  },
  channel: 'counter',
  mode: 'assisting',
  state: 'open',
  purpose: { purposeId: 'act-on-behalf', legalBasisId: 'cpr-act-6' },
  startedAt: ago(5),
  completedAt: null,
  party: { kind: 'subject' },
  emergency: null,
  alsoPresent: [],
  proofs: [],
  level: 'high',
  acts: [],
} as const;

const review = ReviewDetail.parse({
  draft: null,
  review: {
    reviewId: 'review-1',
    subject: { personId: 'p1', name: 'Karen Margrethe Sørensen' },
    serviceId: 'change-of-address',
    reference: '7K4-M4P-Q9T',
    reason: 'authority/revoked',
    ground: 'mandate',
    partyName: 'Anders Sørensen',
    staffName: 'Bo Lind',
    decidedAt: ago(50),
    openedAt: ago(40),
    clockNote: clockNote(-3),
    handedOver: {
      staffName: 'Bo Lind',
      words: 'She says on the telephone that her son may do it.',
      at: ago(30),
    },
    needsFourEyes: false,
    state: 'open',
    decisions: [],
    choices: ['accept-good-faith', 'undo', 'contact-citizen'],
    notNow: null,
  },
  contacts: [],
  knownThen: {
    level: 'high',
    identityMethod: 'original-document',
    freshAsOf: ago(60),
    isProvisional: false,
    values,
  },
  knownNow: { mandate: null, asOf: ago(1) },
});

const documents = [
  { name: 'Tenancy agreement, both sides.jpg', isRefused: true },
  { name: 'Letter of 2 November.pdf', isRefused: false },
].map(({ name, isRefused }, at) => ({
  attachmentId: uuid(70 + at),
  name,
  mediaType: 'application/pdf',
  bytes: 412_000,
  pixels: null,
  addedAt: ago(210),
  isHere: true,
  isRefused,
}));

type Situation = { readonly line?: object; readonly isSignedIn?: boolean; readonly hasKeys?: boolean };

/** Everything that the screens of unsent work ask for; with `isSignedIn` false the machine is locked by order, and without keys nobody can sign in at all. */
export const unsentScript = ({
  line: special = {},
  isSignedIn = true,
  hasKeys = true,
}: Situation = {}): Script => {
  const session = Session.parse({ staff: anna, signedInAt: ago(120), leaseUntil: line({}).leaseUntil });
  return {
    'device/state': () =>
      ok(
        DeviceState.parse({
          isEnrolled: true,
          staff: hasKeys ? [anna] : [],
          isDemonstration: false,
          version: '1.0.0',
        }),
      ),
    'session/current': () => ok({ session: isSignedIn ? session : null }),
    'session/sign-in': () => fail({ code: 'session/device-locked', since: ago(14) }),
    'status/line': () => ok(line(special)),
    'interaction/list-open': () => ok({ interactions: [] }),
    'interaction/get': () => ok(interaction as never),
    'outbox/list': () => ok({ items: outbox }),
    'attachment/uploads': () => ok({ uploads: [] }),
    'attachment/list': () =>
      ok({
        attachments: documents,
        policy: {
          mediaTypes: ['application/pdf'],
          maxBytes: 10_000_000,
          maxPixels: 2400,
          maxCount: 10,
          jpegQuality: 80,
        },
      } as never),
    'courier/summary': () => ok({ unsent: 3, last: null }),
    'parked/list': () => ok({ items: tray, unreadable: [] }),
    'parked/get': ({ envelopeId }) => ok(detailOf(envelopeId)),
    'review/list': () => ok({ reviews: [review.review] }),
    'review/get': () => ok(review),
    'choices/list': () =>
      ok({
        country: 'dk',
        packVersion: '1',
        purposes: [],
        channels: ['counter', 'phone', 'mobile-unit'],
        identityMethods: [],
        documentKinds: [],
        countries: ['DK'],
        outcomes: [],
        now: ago(0),
      }),
  };
};

export const parkedId = uuid;
