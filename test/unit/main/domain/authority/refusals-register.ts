import { madeOn, onMandate, type Refusal } from './refusal.ts';
import { account, by, company, is, order, oskar, role } from './scenario.ts';
import { anders, mandate } from './situations.ts';

const toFirm = (party: Partial<typeof anders> = {}) => ({ party: { ...anders, ...party } });
const firmMandate = mandate({ grantee: { kind: 'organisation', partyId: 'holm-aps', name: 'Holm ApS' } });
const firmParams = { madeOn, organisation: 'Holm ApS' };

export const organisationRefusals: readonly Refusal[] = [
  {
    title: 'somebody who says that they work for the firm named is no proof of it',
    asked: toFirm({ organisation: { organisationId: 'holm-aps', name: 'Holm ApS' } }),
    known: { mandates: [firmMandate] },
    code: 'no-ground',
    says: firmParams,
    offers: ['look-up-register', 'subject-does-it-self'],
  },
  {
    title: 'somebody who has left the firm named does not speak for it',
    asked: toFirm(),
    known: { mandates: [firmMandate], businessRoles: [role('anders', 'lawyer', { until: '2026-05-07' })] },
    code: 'business-role-ended',
    says: { ...firmParams, role: 'lawyer' },
    offers: ['look-up-register', 'subject-does-it-self'],
  },
  {
    title: 'an accountant from outside does not speak for the firm named',
    asked: toFirm(),
    known: { mandates: [firmMandate], businessRoles: [role('anders', 'external-accountant')] },
    code: 'business-role-lacks-power',
    says: { ...firmParams, role: 'external-accountant' },
    offers: ['look-up-register', 'subject-does-it-self'],
  },
  {
    title: 'a former director of the company itself',
    asked: { subject: company, party: by('anders', 'Anders Holm') },
    known: { businessRoles: [role('anders', 'director', { until: '2026-05-07' })] },
    code: 'business-role-ended',
    says: { organisation: 'Holm ApS', role: 'director' },
    offers: ['make-mandate', 'look-up-register'],
  },
  {
    title: 'an employee of the company itself, who may fetch its letters and no more',
    asked: { subject: company, party: by('anders', 'Anders Holm') },
    known: { businessRoles: [role('anders', 'employee')] },
    code: 'business-role-lacks-power',
    says: { organisation: 'Holm ApS', role: 'employee' },
    offers: ['make-mandate', 'look-up-register'],
  },
  {
    title: 'nobody known stands for a company, which never comes itself',
    asked: { subject: company, party: by('anders', 'Anders Holm') },
    code: 'no-ground',
    offers: ['make-mandate', 'present-credential', 'look-up-register', 'state-reason'],
  },
];

export const familyRefusals: readonly Refusal[] = [
  {
    title: 'a guardian for money who would move the ward',
    known: { relations: [is('guardian', 'anders', { matters: 'economic' })] },
    code: 'relation-out-of-scope',
    says: { matters: 'economic', needed: 'personal' },
    offers: ['make-mandate', 'subject-does-it-self', 'ask-supervisor'],
  },
  {
    title: 'a guardian no longer',
    known: { relations: [is('guardian', 'anders', { matters: 'all', until: '2026-05-07' })] },
    code: 'relation-ended',
    says: { relation: 'guardian' },
    offers: ['look-up-register', 'subject-does-it-self'],
  },
  {
    title: 'custody that ended with childhood',
    asked: { subject: { ...oskar, birthDate: '2008-05-08' } },
    known: { relations: [is('custody-holder', 'anders')] },
    code: 'relation-ended',
    says: { relation: 'custody-holder' },
    offers: ['subject-does-it-self'],
  },
  {
    title: 'one custody holder where both must agree',
    asked: { subject: oskar, service: account, power: account.power },
    known: { relations: [is('custody-holder', 'anders'), is('custody-holder', 'bodil')] },
    code: 'needs-both-custody-holders',
    offers: ['ask-other-custody-holder', 'ask-supervisor'],
  },
  {
    title: 'a brother who looks after a child',
    asked: { subject: oskar },
    known: { relations: [is('sibling', 'anders')] },
    code: 'carer-is-no-representative',
    offers: ['ask-other-custody-holder', 'subject-does-it-self'],
  },
  {
    title: 'a parent by their own word alone',
    asked: { subject: oskar, party: { ...anders, claimedRelation: 'parent' } },
    code: 'carer-is-no-representative',
    offers: ['ask-other-custody-holder', 'subject-does-it-self'],
  },
  {
    title: 'a court’s order about money where a move is asked for',
    known: { courtOrders: [order('representation', 'anders', { matters: 'economic' })] },
    code: 'order-out-of-scope',
    says: { court: 'Retten i Aarhus', madeOn: '2026-01-10', matters: 'economic', needed: 'personal' },
    offers: ['subject-does-it-self', 'ask-supervisor'],
  },
  {
    title: 'a court’s order that has ended, the newest of two',
    known: {
      courtOrders: [
        order('representation', 'anders', { madeOn: '2025-01-10', validUntil: '2025-12-31' }),
        order('representation', 'anders', { madeOn: '2026-01-10', validUntil: '2026-04-30' }),
      ],
    },
    code: 'order-ended',
    says: { court: 'Retten i Aarhus', madeOn: '2026-01-10' },
    offers: ['look-up-register', 'subject-does-it-self', 'ask-supervisor'],
  },
  {
    title: 'a mandate against a guardian',
    known: { ...onMandate(), relations: [is('guardian', 'bodil', { matters: 'all' })] },
    code: 'contradicting-grounds',
    offers: ['ask-supervisor', 'subject-does-it-self'],
  },
  {
    title: 'somebody whom a court keeps away',
    known: { ...onMandate(), courtOrders: [order('no-contact', 'anders')] },
    code: 'protected-from-party',
    offers: ['ask-supervisor'],
  },
  {
    title: 'somebody whose custody a court took',
    known: { ...onMandate(), courtOrders: [order('custody-removed', 'anders')] },
    code: 'order-excludes-party',
    offers: ['ask-supervisor'],
  },
];
