import { contentHash, canonicalJson } from '../../api/canonical.ts';
import type { MandateClaims } from '../../api/mandate-credential.ts';
import type { MandateRecord } from '../../api/records.ts';
import { granteesOf } from './parties.ts';

/** The register's name as issuer, and in front of the names of its lists; not an address that is called. */
export const registerName = 'https://mandates.counterpart.example';

export const listUri = (list: number): string => `${registerName}/status-lists/${list}`;

type Content = Omit<MandateClaims, 'iss' | 'iat' | 'version' | 'status'>;

/** All that a credential says of the mandate itself. */
export const contentOf = (mandate: MandateRecord): Content => ({
  jti: mandate.mandateId,
  sub: mandate.grantorId,
  grantorName: mandate.grantorName,
  kind: mandate.kind,
  grantees: [...granteesOf(mandate)],
  decide: mandate.decide,
  scope: mandate.scope,
  channels: mandate.channels,
  restrictions: mandate.restrictions,
  maySubDelegate: mandate.maySubDelegate,
  interactionId: mandate.interactionId,
  givenBy: mandate.givenBy,
  madeOn: mandate.madeOn,
  validFrom: mandate.validFrom,
  validUntil: mandate.validUntil,
});

/** The same for the same content, whatever version of the record says it. */
export const hashOfContent = (mandate: MandateRecord): string =>
  contentHash(canonicalJson(contentOf(mandate)));

/** Something to hold in the hand: what has ended gets none. `today` is `YYYY-MM-DD`. */
export const deservesCredential = (mandate: MandateRecord, today: string): boolean =>
  mandate.revokedOn === null && (mandate.validUntil === null || mandate.validUntil >= today);

/** `iat` in seconds since 1970. */
export const claimsOf = (
  mandate: MandateRecord,
  { list, place, iat }: { readonly list: number; readonly place: number; readonly iat: number },
): MandateClaims => ({
  iss: registerName,
  iat,
  version: mandate.version,
  ...contentOf(mandate),
  status: { status_list: { idx: place, uri: listUri(list) } },
});
