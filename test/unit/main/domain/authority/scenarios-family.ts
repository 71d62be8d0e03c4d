import {
  account,
  by,
  claim,
  company,
  gave,
  is,
  order,
  oskar,
  role,
  self,
  viola,
  type Scenario,
} from './scenario.ts';
import { karen } from './situations.ts';

const toAct = [['change-of-address', 'act']] as const;
const parents = [is('custody-holder', 'mother'), is('custody-holder', 'father')];

/** Oskar is six and Viola fifteen; their parents share custody and live apart. */
export const familyScenarios: readonly Scenario[] = [
  {
    title: 'one of two custody holders moves the child: both get the letter',
    asked: { subject: oskar, party: by('mother') },
    known: { relations: parents },
    expect: {
      ground: 'custody',
      owes: ['notify-represented', 'letter-to-both-custody-holders', 'recheck-at-sync'],
    },
  },
  {
    title:
      'two separated parents at two counters: the one who lives elsewhere asks about the protected child',
    asked: { subject: { ...oskar, hasShieldedAddress: true }, party: by('father') },
    known: { relations: parents },
    expect: { lacks: ['protected-from-party'] },
  },
  {
    title: 'the parent whom the protected child lives with may move it, with a second person looking',
    asked: { subject: { ...oskar, hasShieldedAddress: true }, party: by('mother') },
    known: { relations: [...parents, is('lives-with', 'mother')] },
    expect: {
      ground: 'custody',
      owes: ['notify-represented', 'letter-to-both-custody-holders', 'four-eyes', 'recheck-at-sync'],
    },
  },
  {
    title: 'the clerk who served the mother is asked to serve the father',
    asked: { subject: oskar, party: self, mode: 'assisting' },
    known: { relations: parents, otherSidesServed: ['father'] },
    expect: { lacks: ['both-sides'] },
  },
  {
    title: 'sole custody: one letter is enough',
    asked: { subject: oskar, party: by('mother') },
    known: { relations: [is('custody-holder', 'mother')] },
    expect: { ground: 'custody', owes: ['notify-represented', 'recheck-at-sync'] },
  },
  {
    title: 'one of two custody holders wants the child’s money on another account',
    asked: { subject: oskar, party: by('mother'), service: account },
    known: { relations: parents },
    expect: { lacks: ['needs-both-custody-holders'] },
  },
  {
    title: 'both custody holders come to change the child’s account',
    asked: { subject: oskar, party: by('mother'), service: account },
    known: { relations: parents, alsoPresent: ['father'] },
    expect: {
      ground: 'custody',
      owes: ['notify-represented', 'letter-to-both-custody-holders', 'recheck-at-sync'],
    },
  },
  {
    title: 'a father without custody',
    asked: { subject: oskar, party: by('father') },
    known: { relations: [is('custody-holder', 'mother'), is('parent', 'father')] },
    expect: { lacks: ['carer-is-no-representative'] },
  },
  {
    title: 'a stepmother who looks after the child every day',
    asked: { subject: oskar, party: by('stepmother') },
    known: { relations: [...parents, is('lives-with', 'stepmother')] },
    expect: { lacks: ['carer-is-no-representative'] },
  },
  {
    title: 'a court has taken the father’s custody away, and the register does not show it yet',
    asked: { subject: oskar, party: by('father') },
    known: { relations: parents, courtOrders: [order('custody-removed', 'father')] },
    expect: { lacks: ['order-excludes-party', 'relation-ended'] },
  },
  {
    title: 'the court’s order about custody ran out last year',
    asked: { subject: oskar, party: by('father') },
    known: {
      relations: parents,
      courtOrders: [order('custody-removed', 'father', { validUntil: '2025-12-31' })],
    },
    expect: { ground: 'custody' },
  },
  {
    title: 'a child of fifteen comes alone and moves',
    asked: { subject: viola, party: self, mode: 'assisting' },
    known: { relations: parents },
    expect: { ground: 'self', owes: [] },
  },
  {
    title: 'a child of six comes alone: its age does not refuse it, and its parents are told',
    asked: { subject: oskar, party: self, mode: 'assisting' },
    known: { relations: parents },
    expect: { ground: 'self', owes: ['letter-to-both-custody-holders'] },
  },
  {
    title: 'the parent of somebody who turned eighteen last month',
    asked: { subject: { ...viola, birthDate: '2008-04-01' }, party: by('mother') },
    known: { relations: parents },
    expect: { lacks: ['relation-ended'] },
  },
  {
    title: 'a guardian for everything',
    asked: { party: by('guardian') },
    known: { relations: [is('guardian', 'guardian', { matters: 'all' })] },
    expect: { ground: 'guardianship', owes: ['notify-represented', 'recheck-at-sync'] },
  },
  {
    title: 'a guardian for money matters wants to move the ward',
    asked: { party: by('guardian') },
    known: { relations: [is('guardian', 'guardian', { matters: 'economic' })] },
    expect: { lacks: ['relation-out-of-scope'] },
  },
  {
    title: 'a guardian for money matters claims housing benefit',
    asked: { party: by('guardian'), service: claim, power: claim.power },
    known: { relations: [is('guardian', 'guardian', { matters: 'economic' })] },
    expect: { ground: 'guardianship' },
  },
  {
    title: 'a guardianship that ended in March',
    asked: { party: by('guardian') },
    known: { relations: [is('guardian', 'guardian', { matters: 'all', until: '2026-03-31' })] },
    expect: { lacks: ['relation-ended'] },
  },
  {
    title: 'a guardian overrides a mandate that the ward gave to a friend',
    known: {
      mandates: [gave('anders', toAct)],
      relations: [is('guardian', 'guardian', { matters: 'all' })],
    },
    expect: { lacks: ['contradicting-grounds'] },
  },
  {
    title: 'a guardian for money matters does not override a mandate to move',
    known: {
      mandates: [gave('anders', toAct)],
      relations: [is('guardian', 'guardian', { matters: 'economic' })],
    },
    expect: { ground: 'mandate' },
  },
  {
    title: 'the ward acts in person beside the guardian',
    asked: { party: self, mode: 'assisting' },
    known: { relations: [is('guardian', 'guardian', { matters: 'all' })] },
    expect: { ground: 'self' },
  },
  {
    title: 'a court has named a representative',
    asked: { party: by('representative') },
    known: { courtOrders: [order('representation', 'representative')] },
    expect: { ground: 'court-order', owes: ['notify-represented', 'recheck-at-sync'] },
  },
  {
    title: 'the court’s representative may decide about money alone, and wants to move her',
    asked: { party: by('representative') },
    known: { courtOrders: [order('representation', 'representative', { matters: 'economic' })] },
    expect: { lacks: ['order-out-of-scope'] },
  },
  {
    title: 'the court’s order ran out yesterday',
    asked: { party: by('representative') },
    known: { courtOrders: [order('representation', 'representative', { validUntil: '2026-05-07' })] },
    expect: { lacks: ['order-ended'] },
  },
  {
    title: 'a guardian and the court’s representative are two people: a supervisor finds out',
    asked: { party: by('guardian') },
    known: {
      relations: [is('guardian', 'guardian', { matters: 'all' })],
      courtOrders: [order('representation', 'representative')],
    },
    expect: { lacks: ['contradicting-grounds'] },
  },
  {
    title: 'a former husband whom a court keeps away brings an old mandate',
    asked: { party: by('anders') },
    known: { mandates: [gave('anders', toAct)], courtOrders: [order('no-contact', 'anders')] },
    expect: { lacks: ['protected-from-party'] },
  },
  {
    title: 'somebody a court keeps away comes for the one kept apart from him: this contact is no other side',
    asked: { party: by('anders') },
    known: {
      mandates: [gave('anders', toAct)],
      courtOrders: [order('no-contact', 'anders')],
      otherSidesServed: ['karen', 'anders'],
    },
    expect: { lacks: ['protected-from-party'] },
  },
  {
    title: 'the owner of a small company changes its account',
    asked: { subject: company, party: by('owner'), service: account, power: account.power },
    known: { businessRoles: [role('owner', 'owner')] },
    expect: { ground: 'business-role' },
  },
  {
    title: 'a company’s external accountant without a mandate',
    asked: { subject: company, party: by('accountant') },
    known: { businessRoles: [role('accountant', 'external-accountant')] },
    expect: { lacks: ['business-role-lacks-power'] },
  },
  {
    title: 'the director who left the board in April',
    asked: { subject: company, party: by('director') },
    known: { businessRoles: [role('director', 'director', { until: '2026-04-30' })] },
    expect: { lacks: ['business-role-ended'] },
  },
  {
    title: 'an employee fetches the company’s letters',
    asked: { subject: company, party: by('clerk'), power: 'receive-letters' },
    known: { businessRoles: [role('clerk', 'employee')] },
    expect: { ground: 'business-role' },
  },
  {
    title: 'a widow’s son comes with her mandate after she has died',
    asked: { subject: { ...karen, civilStatus: 'deceased' } },
    known: { mandates: [gave('anders', toAct)] },
    expect: { lacks: ['subject-deceased'] },
  },
  {
    title: 'somebody comes as a son who is registered as dead, with her mandate',
    asked: {},
    known: {
      mandates: [gave('anders', toAct)],
      deceased: ['Anders Holm'],
    },
    expect: { lacks: ['party-deceased'] },
  },
];
