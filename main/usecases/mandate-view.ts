import type { Mandate } from '../../preload/contract/mandate.ts';
import { mandateStatus } from '../domain/authority/mandate-status.ts';
import type { MandateRow } from '../vault/queries/mandates.ts';
import { findSyncState } from '../vault/queries/sync-state.ts';
import type { Desk } from './desk.ts';
import { todayAt } from './today.ts';

/**
 * A mandate of the register with its status today, by the same rule that decides authority. It is as fresh as the last time this
 * workstation equalled central: a revocation would have come with it.
 */
export const toMandate = (desk: Desk, { version: _version, asOf, ...mandate }: MandateRow): Mandate => ({
  ...mandate,
  status: mandateStatus(mandate, todayAt(desk)),
  provenance: {
    source: 'mandate-register',
    asOf: laterOf(asOf, findSyncState(desk.vault.read).dataAsOf),
    isCached: true,
  },
});

const laterOf = (confirmedAt: string, dataAsOf: string | null): string =>
  dataAsOf !== null && Date.parse(dataAsOf) > Date.parse(confirmedAt) ? dataAsOf : confirmedAt;
