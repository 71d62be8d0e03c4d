import type { Mandate } from '../../preload/contract/mandate.ts';
import { mandateStatus } from '../domain/authority/mandate-status.ts';
import type { MandateRow } from '../vault/queries/mandates.ts';
import type { Desk } from './desk.ts';
import { todayAt } from './today.ts';

/** A mandate of the register with its status today, by the same rule that decides authority. */
export const toMandate = (desk: Desk, { version: _version, asOf, ...mandate }: MandateRow): Mandate => ({
  ...mandate,
  status: mandateStatus(mandate, todayAt(desk)),
  provenance: { source: 'mandate-register', asOf, isCached: true },
});
