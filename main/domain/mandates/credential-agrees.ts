import type { MandateFact } from '../authority/facts.ts';

/** What a credential says of its mandate; the wire's claims fit. */
export type CredentialClaims = {
  readonly jti: string;
  readonly sub: string;
  readonly kind: string;
  readonly grantees: readonly {
    readonly kind: string;
    readonly partyId: string | null;
    readonly name: string;
  }[];
  readonly decide: 'alone' | 'jointly';
  readonly scope: readonly { readonly serviceId: string; readonly power: string }[];
  readonly channels: readonly string[];
  readonly restrictions: string;
  readonly maySubDelegate: boolean;
  readonly interactionId: string | null;
  readonly madeOn: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
};

/** What a record must not say otherwise than its credential. Names may change, and an end comes later: neither is in here. */
export type RecordedMandate = Pick<
  MandateFact,
  | 'mandateId'
  | 'kind'
  | 'grantor'
  | 'grantee'
  | 'otherGrantees'
  | 'decide'
  | 'scope'
  | 'channels'
  | 'restrictions'
  | 'maySubDelegate'
  | 'interactionId'
  | 'madeOn'
  | 'validFrom'
  | 'validUntil'
>;

/** The credential speaks of this very mandate: same people, same powers, same days. A genuine one beside another's record proves nothing. */
export const credentialAgrees = (claims: CredentialClaims, mandate: RecordedMandate): boolean =>
  essenceOf({
    ...claims,
    mandateId: claims.jti,
    grantorId: claims.sub,
  }) ===
  essenceOf({
    ...mandate,
    grantorId: mandate.grantor.personId,
    grantees: [mandate.grantee, ...mandate.otherGrantees],
  });

type Essence = Omit<CredentialClaims, 'jti' | 'sub'> & {
  readonly mandateId: string;
  readonly grantorId: string;
};

const essenceOf = (mandate: Essence): string =>
  JSON.stringify([
    mandate.mandateId,
    mandate.grantorId,
    mandate.kind,
    sorted(mandate.grantees.map(({ kind, partyId, name }) => [kind, partyId ?? name])),
    mandate.decide,
    sorted(mandate.scope.map(({ serviceId, power }) => [serviceId, power])),
    sorted(mandate.channels),
    mandate.restrictions,
    mandate.maySubDelegate,
    mandate.interactionId,
    mandate.madeOn,
    mandate.validFrom,
    mandate.validUntil,
  ]);

const sorted = (items: readonly unknown[]): readonly string[] =>
  items.map((item) => JSON.stringify(item)).toSorted();
