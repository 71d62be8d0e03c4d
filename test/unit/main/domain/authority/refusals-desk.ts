import { onMandate, type Refusal } from './refusal.ts';
import { account, self } from './scenario.ts';
import { anders, request } from './situations.ts';

const { staff } = request();
const office = { kind: 'office' } as const;

export const deskRefusals: readonly Refusal[] = [
  {
    title: 'a contact that informs can be changed to one that acts',
    asked: { party: self, mode: 'informing' },
    code: 'informing-only',
    offers: ['change-mode'],
  },
  {
    title: 'a contact that assists her does not cover a son who acts for her',
    asked: { mode: 'assisting' },
    known: onMandate(),
    code: 'represents-while-assisting',
    offers: ['change-mode'],
  },
  {
    title: 'nobody is in contact yet',
    asked: { party: null },
    code: 'party-unknown',
    offers: ['identify-party'],
  },
  {
    title: 'one’s own file is a colleague’s',
    asked: { staff: { ...staff, personId: 'karen' } },
    known: onMandate(),
    code: 'own-file',
    offers: ['ask-colleague'],
  },
  {
    title: 'the file of one’s family is a colleague’s',
    asked: { staff: { ...staff, relatedPersonIds: ['karen'] } },
    known: onMandate(),
    code: 'related-to-staff',
    offers: ['ask-colleague'],
  },
  {
    title: 'the other side of a dispute is a colleague’s',
    known: { ...onMandate(), otherSidesServed: ['bodil'] },
    code: 'both-sides',
    offers: ['ask-colleague'],
  },
  {
    title: 'a role that may not says which it is',
    asked: { staff: { ...staff, role: 'agent' } },
    known: onMandate(),
    code: 'role-not-allowed',
    says: { role: 'agent' },
    offers: ['ask-colleague'],
  },
  {
    title: 'a lease that ran out says when',
    known: { ...onMandate(), lease: { notAfter: '2026-05-08T11:00:00Z' } },
    code: 'lease-expired',
    says: { asOf: '2026-05-08T11:00:00Z' },
    offers: ['go-online'],
  },
  {
    title: 'a channel without the service sends to the counter',
    asked: { channel: 'post' },
    known: onMandate(),
    code: 'channel-not-allowed',
    says: { channel: 'post' },
    offers: ['come-to-counter'],
  },
  {
    title: 'a service that no counter has is for a supervisor',
    asked: { channel: 'post', service: { ...request().service, levels: { phone: 'low' } } },
    known: onMandate(),
    code: 'channel-not-allowed',
    says: { channel: 'post' },
    offers: ['ask-supervisor'],
  },
  {
    title: 'a stranger by name is looked for in the register',
    code: 'no-ground',
    offers: [
      'make-mandate',
      'present-credential',
      'look-up-register',
      'subject-does-it-self',
      'state-reason',
    ],
  },
  {
    title: 'no emergency is offered where the service knows none',
    asked: { service: account, power: account.power },
    code: 'no-ground',
    offers: ['make-mandate', 'present-credential', 'look-up-register', 'subject-does-it-self'],
  },
  {
    title: 'no emergency is offered for money, whatever the service',
    asked: { power: 'receive-money' },
    code: 'no-ground',
    offers: ['make-mandate', 'present-credential', 'look-up-register', 'subject-does-it-self'],
  },
  {
    title: 'no emergency is offered where one was claimed already',
    known: { emergency: { reason: '', secondStaffId: null } },
    code: 'no-ground',
    offers: ['make-mandate', 'present-credential', 'look-up-register', 'subject-does-it-self'],
  },
  {
    title: 'a guardian by their own word may have papers to weigh',
    asked: { party: { ...anders, claimedRelation: 'guardian' } },
    code: 'no-ground',
    offers: [
      'make-mandate',
      'present-credential',
      'look-up-register',
      'ask-supervisor',
      'subject-does-it-self',
      'state-reason',
    ],
  },
  {
    title: 'somebody whom nobody knows is first to be identified',
    asked: { party: { ...anders, personId: null } },
    code: 'no-ground',
    offers: ['identify-party', 'make-mandate', 'subject-does-it-self', 'state-reason'],
  },
  {
    title: 'the office acts on no mandate but its own',
    asked: { party: office },
    known: onMandate(),
    code: 'office-not-empowered',
    says: { office: 'Aarhus' },
    offers: ['make-mandate', 'subject-does-it-self'],
  },
  {
    title: 'an emergency without a reason',
    known: { emergency: { reason: ' ', secondStaffId: null }, ...onMandate({ scope: [] }) },
    code: 'emergency-reason-missing',
    offers: ['state-reason'],
  },
  {
    title: 'an emergency where the service knows none',
    asked: { service: account, power: account.power },
    known: { emergency: { reason: 'She has fallen.', secondStaffId: null } },
    code: 'emergency-not-for-this',
    offers: ['ask-supervisor', 'come-to-counter'],
  },
];
