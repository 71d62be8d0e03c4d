import { ActForm } from '../../../../../preload/contract/service.ts';
import type { FormField } from '../../../../../preload/contract/service.ts';

const field = (fieldId: string, more: Partial<FormField> = {}): FormField => ({
  fieldId,
  kind: 'text',
  groupId: 'address',
  isRequired: true,
  widthChars: 30,
  inputMode: 'text',
  choices: [],
  showWhen: null,
  ...more,
});

const provenance = { source: 'cpr', asOf: '2026-05-02T06:00:00Z', isCached: true };

/** A change of address as the core hands it out: pre-filled from the register. */
export const addressForm = ActForm.parse({
  actId: 'act-1',
  service: {
    serviceId: 'change-of-address',
    version: '1',
    power: 'act',
    decisionType: 'automatic',
    owner: 'municipality',
    law: 'CPR-loven § 12',
    confirmedBy: null,
    feeMinor: 0,
  },
  fields: [
    field('street'),
    field('postcode', { inputMode: 'numeric', widthChars: 4 }),
    field('town'),
    field('is-temporary', { kind: 'yes-no', groupId: 'period' }),
    field('until', { kind: 'day', groupId: 'period', showWhen: { fieldId: 'is-temporary', equals: true } }),
    field('reason', { groupId: 'reason', showWhen: { fieldId: 'until', equals: '2026-12-31' } }),
  ],
  values: {
    street: 'Nørregade',
    postcode: '5000',
    town: 'Odense C',
    'is-temporary': false,
    until: '2026-12-31',
  },
  known: { street: { value: 'Nørregade', provenance } },
  revision: 3,
  savedAt: '2026-05-04T08:40:00Z',
  authority: {
    outcome: 'permit',
    ground: 'self',
    evidence: { kind: 'identity' },
    level: 'high',
    freshness: provenance,
    until: null,
    obligations: [],
    provisional: [],
  },
} satisfies Record<keyof ActForm, unknown>);
