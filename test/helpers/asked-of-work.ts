import type { CallName, Input } from '../../preload/contract/calls.ts';
import { ConsentId, MandateId, ReviewId } from '../../preload/contract/values.ts';
import { anders, anna, changeOfAddress, karen, today } from './thread-desk.ts';
import { pin } from './thread-world.ts';
import type { UnsentOfAnna } from './unsent-of-anna.ts';

const words = 'A colleague who is curious and has no business here.';
const digest = 'a'.repeat(43);
const document = { documentKind: 'passport', number: '1', issuingCountry: 'DK', expiresOn: null };
const party = { kind: 'subject' } as const;
const giving = { way: 'signature-on-screen', signaturePath: 'M1 1L2 2' } as const;
const drawnUp = {
  kind: 'personal',
  grantees: [{ kind: 'person', partyId: anders, name: 'Anders' }],
  decide: 'alone',
  scope: [{ serviceId: changeOfAddress, power: 'see' }],
  channels: [],
  restrictions: '',
  duration: 'one-day',
  validFrom: today,
  language: 'da',
} as const;

/** Not about work that is there: they end or begin a session, set up the machine, or make something of one's own. */
export const aboutNoWork: ReadonlySet<CallName> = new Set([
  'device/state',
  'device/enrol',
  'session/current',
  'session/sign-in',
  'session/sign-out',
  'session/add-colleague',
  'session/colleagues',
  'status/services',
  'status/set-metered',
  'choices/list',
  'person/look-up',
  'interaction/start',
  'outbox/send-now',
  'courier/begin-file',
  'courier/add-part',
  'courier/open-bundle',
  'courier/deliver',
  'courier/take-in',
  'trip/list',
  'trip/get',
  'trip/take-along',
  'trip/leave-behind',
]);

export type AskedOfWork = Partial<{ readonly [C in CallName]: Input<C> }>;

/** Every other call, asked for Anna's work by its ids, as somebody would who knows them. */
export const askedOfWork = (
  { parkedId, waiting, draft, attachmentId }: UnsentOfAnna,
  fileId: string,
): AskedOfWork => {
  const { interactionId, actId } = waiting;
  const contact = { interactionId };
  const envelopeId = parkedId;
  const values = {};
  const mandateId = MandateId.parse('m');
  const reviewId = ReviewId.parse(`review-${parkedId}`);
  return {
    'status/line': {},
    'outbox/list': {},
    'courier/summary': {},
    'courier/export': {},
    'courier/read-part': { fileId, part: 0 },
    'person/find': { text: 'Karen Margrethe Sørensen', limit: 5 },
    'person/open': { personId: karen, purpose: { purposeId: 'act-on-behalf', legalBasisId: 'cpr-act-6' } },
    'person/file': { personId: karen },
    'person/reveal-offer': { personId: karen },
    'person/reveal-address': {
      personId: karen,
      fields: ['address'],
      reason: words,
      secondStaffId: anna,
      pin,
    },
    'person/own-view': { personId: karen },
    'person/print-own-view': { personId: karen },
    'interaction/list-open': {},
    'interaction/get': contact,
    'interaction/set-mode': { ...contact, mode: 'assisting' },
    'interaction/set-party': { ...contact, party },
    'interaction/record-identity': {
      ...contact,
      method: 'original-document',
      document,
      isLikenessChecked: true,
    },
    'interaction/add-present': { ...contact, personId: anders, document, isLikenessChecked: true },
    'interaction/claim-emergency': { ...contact, reason: words, second: null },
    'interaction/end': { ...contact, outcome: 'informed', note: '' },
    'identity/offer': contact,
    'identity/read-mrz': { ...contact, lines: 'P<' },
    'identity/record-mrz': { ...contact, lines: 'P<', isLikenessChecked: true },
    'identity/assess-points': { ...contact, documents: [] },
    'identity/record-points': { ...contact, documents: [], isLikenessChecked: true },
    'identity/questions': contact,
    'identity/answer-questions': { ...contact, answers: [] },
    'identity/send-code': { ...contact, to: 'phone' },
    'identity/answer-code': { ...contact, challengeId: 'c', code: '1' },
    'identity/vouch': { ...contact, secondStaffId: anna, pin },
    'identity/record-provisional': { ...contact, saidName: 'x', saidBirthDate: null, description: '' },
    'identity/begin-eid': { ...contact, method: 'eid', language: 'da' },
    'identity/look-at-eid': { ...contact, attemptId: 'a' },
    'identity/present-credential': { ...contact, text: 'x' },
    'authority/decide': { ...contact, serviceId: changeOfAddress },
    'service/list': contact,
    'act/begin': { ...contact, serviceId: changeOfAddress },
    'act/form': { actId: draft.actId },
    'act/save-draft': { actId: draft.actId, values, revision: 1 },
    'act/review': { actId: draft.actId },
    'act/complete': { actId: draft.actId, revision: 1, receivers: [] },
    'act/receipt': { actId },
    'act/print-receipt': { actId },
    'act/discard': { actId: draft.actId },
    'attachment/list': { interactionId, actId },
    'attachment/begin': {
      to: { interactionId, actId },
      name: 'x.jpg',
      mediaType: 'image/jpeg',
      bytes: 9,
      sha256: digest,
    },
    'attachment/add-part': { attachmentId, offset: 0, data: 'AAAA' },
    'attachment/keep': { attachmentId },
    'attachment/read': { attachmentId, offset: 0 },
    'attachment/remove': { attachmentId },
    'attachment/restore': { attachmentId },
    'attachment/uploads': {},
    'parked/list': {},
    'parked/get': { envelopeId },
    'parked/save-draft': { envelopeId, values },
    'parked/send': { envelopeId, values, centralVersion: 1, onNewGround: false },
    'parked/new-ground': { envelopeId, channel: 'counter' },
    'parked/of-contact': contact,
    'parked/retry': { envelopeId },
    'parked/hand-over': { envelopeId, words },
    'parked/acknowledge': { envelopeId },
    'parked/end-unreadable': { journal: 'x', words },
    'parked/withdraw': { envelopeId, reason: words },
    'mandate/offer': contact,
    'mandate/preview': { ...contact, draft: drawnUp },
    'mandate/send-code': { ...contact, to: 'phone' },
    'mandate/make': { ...contact, draft: drawnUp, giving },
    'mandate/get': { mandateId },
    'mandate/expiring': {},
    'mandate/prove': { ...contact, brought: { kind: 'register' } },
    'mandate/make-code': { mandateId, organisation: 'x' },
    'mandate/withdrawal': { ...contact, mandateId },
    'mandate/withdraw': { ...contact, mandateId, reason: words },
    'mandate/transfer': { mandateId, office: 'x', reason: words },
    'mandate/print': { mandateId, language: 'da', isLargePrint: false },
    'consent/list': { personId: karen },
    'consent/give': { personId: karen, receiverId: 'x', validUntil: null, way: 'said-at-desk' },
    'consent/withdraw': { consentId: ConsentId.parse('c'), reason: words },
    'review/list': {},
    'review/get': { reviewId },
    'review/save-draft': { reviewId, choice: null, reason: words },
    'review/decide': { reviewId, choice: 'undo', reason: words },
    'protection-log/read': { day: null, name: '' },
    'task/list': {},
    'task/contacted': { reviewId, outcome: 'reached', words },
  };
};
