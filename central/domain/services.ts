import type { MandateRecord, PersonRecord } from '../api/records.ts';

/** What central must know of a service to judge work done under it, whatever the desk's catalogue said. */
export type Service = {
  readonly serviceId: string;
  /** What a representative's mandate must give (domain.md, Authority rule 3). */
  readonly power: MandateRecord['scope'][number]['power'];
  /** The least sure identity that any channel may do it with. */
  readonly level: 'low' | 'substantial' | 'high';
  /** Fields of the person record that it changes. */
  readonly changes: readonly (keyof PersonRecord)[];
  /** When its effect comes: with the receipt, when a register confirms, when somebody has decided. */
  readonly takesEffect: 'at-once' | 'when-confirmed' | 'when-decided';
  /** Which of a guardian's matters it is (vaergemaalsloven § 5). */
  readonly matters: 'personal' | 'economic';
  /** With two custody holders: one may do it, both are told of it, or both must agree (forældreansvarsloven § 3). */
  readonly custody: 'one' | 'both-told' | 'both-agree';
  /** A review of it is decided by two people (domain.md, Authority rule 11). */
  readonly needsFourEyes: boolean;
};

export const services: readonly Service[] = [
  {
    serviceId: 'change-of-address',
    power: 'act',
    level: 'substantial',
    changes: ['address'],
    takesEffect: 'at-once',
    matters: 'personal',
    custody: 'both-told',
    needsFourEyes: false,
  },
  {
    serviceId: 'payment-account-change',
    power: 'receive-money',
    level: 'substantial',
    changes: ['account'],
    takesEffect: 'when-confirmed',
    matters: 'economic',
    custody: 'both-agree',
    needsFourEyes: true,
  },
  {
    serviceId: 'housing-benefit-claim',
    power: 'act',
    level: 'low',
    changes: [],
    takesEffect: 'when-decided',
    matters: 'economic',
    custody: 'one',
    needsFourEyes: false,
  },
];

export const findService = (serviceId: string): Service | null =>
  services.find((service) => service.serviceId === serviceId) ?? null;
