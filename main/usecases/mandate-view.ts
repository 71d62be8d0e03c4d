import type { CredentialState, Mandate } from '../../preload/contract/mandate.ts';
import type { Provenance } from '../../preload/contract/values.ts';
import { mandateStatus } from '../domain/authority/mandate-status.ts';
import type { CredentialVerdict } from '../domain/mandates/judge-credential.ts';
import { dayOf } from '../domain/calendar.ts';
import type { MandateRow } from '../vault/queries/mandates.ts';
import { findSyncState } from '../vault/queries/sync-state.ts';
import type { Desk } from './desk.ts';
import { checkCredential } from './mandates/credential-state.ts';
import { todayAt } from './today.ts';

/**
 * A mandate with its status today, by the same rule that decides authority, and what its credential is worth here. One that the newest list
 * calls revoked has ended, whatever its record still says.
 */
export const toMandate = (desk: Desk, row: MandateRow): Mandate => {
  const { version: _version, asOf: _asOf, origin: _origin, credentialText, office: _office, ...rest } = row;
  const { wording: _wording, ...mandate } = rest;
  const verdict =
    credentialText === null
      ? null
      : checkCredential(desk.vault.read, { text: credentialText, mandate: row }, desk.serverClock.now());
  const isRevokedByList = verdict?.outcome === 'revoked' && row.revokedOn === null;
  const ended = {
    ...mandate,
    revokedOn: isRevokedByList ? revocationDay(desk, verdict.listAsOf, row) : row.revokedOn,
    endReason: isRevokedByList ? ('by-register' as const) : row.endReason,
  };
  return {
    ...ended,
    status: mandateStatus(ended, todayAt(desk)),
    credential: credentialState(row, verdict),
    provenance: provenanceOf(desk, row, verdict),
  };
};

/** The list says that, not since when: no later than it was issued, and by this clock not ahead. */
const revocationDay = (desk: Desk, listAsOf: string | null, { madeOn }: MandateRow): string => {
  const today = todayAt(desk);
  const day = listAsOf === null ? madeOn : dayOf(new Date(listAsOf), desk.pack.timeZone);
  return day < today ? day : today;
};

const credentialState = ({ origin }: MandateRow, verdict: CredentialVerdict | null): CredentialState => {
  if (verdict === null)
    return { state: origin === 'made-here' ? 'made-here' : 'none', hash: null, listAsOf: null };
  const { hash, listAsOf } = verdict;
  return { state: verdict.outcome === 'revoked' ? 'verified' : verdict.outcome, hash, listAsOf };
};

/**
 * As fresh as the last moment at which it was known to stand: the issue of the status list for a verified credential; for a register entry
 * the last time this workstation equalled central, since a revocation would have come with it; for one made here its making.
 */
const provenanceOf = (desk: Desk, row: MandateRow, verdict: CredentialVerdict | null): Provenance => {
  if (row.origin === 'made-here') return { source: 'desk', asOf: row.asOf, isCached: false };
  const isVerified = verdict?.outcome === 'verified' || verdict?.outcome === 'revoked';
  const listAsOf = isVerified ? verdict.listAsOf : null;
  const { dataAsOf } = findSyncState(desk.vault.read);
  const asOf = listAsOf ?? (row.origin === 'shown' ? row.asOf : laterOf(row.asOf, dataAsOf));
  return { source: 'mandate-register', asOf, isCached: true };
};

const laterOf = (confirmedAt: string, dataAsOf: string | null): string =>
  dataAsOf !== null && Date.parse(dataAsOf) > Date.parse(confirmedAt) ? dataAsOf : confirmedAt;
