import type { Missing, RemedyCode } from '../../../preload/contract/authority.ts';
import type { AssuranceLevel, Channel } from '../../../preload/contract/values.ts';
import { reaches } from '../identity/levels.ts';
import type { ProofFact } from '../identity/proof-fact.ts';
import { bestProof, hasExpiredDocument, isRecent } from '../identity/reached-level.ts';
import type { AuthorityCase } from './case.ts';
import { missing } from './missing.ts';

export type IdentityAnswer =
  | { readonly kind: 'proven'; readonly proof: ProofFact }
  | { readonly kind: 'lacks'; readonly missing: readonly Missing[] };

/**
 * Whether the identity of the party suffices for this service in this channel (rule 4). Nothing is said of the identity of nobody, of
 * a helper or the office, or where the channel does not offer the service: no level would mend that.
 */
export const findIdentity = (authorityCase: AuthorityCase): IdentityAnswer => {
  const { request, facts, proofClock } = authorityCase;
  const needed = request.service.levels[request.channel];
  const isAsked = request.party?.kind === 'subject' || request.party?.kind === 'representative';
  if (needed === undefined || !isAsked) return { kind: 'lacks', missing: [] };
  const proof = bestProof(facts.proofs, proofClock);
  return proof && reaches(proof.level, needed)
    ? { kind: 'proven', proof }
    : { kind: 'lacks', missing: [shortfall(authorityCase, needed, proof?.level ?? 'none')] };
};

/**
 * The reason that is nearest to being mended: it was proven too long ago, the document has run out, the level is too low, nothing
 * was proven.
 */
const shortfall = (
  { request, facts, proofClock, words }: AuthorityCase,
  needed: AssuranceLevel,
  reached: AssuranceLevel,
): Missing => {
  const { channel } = request;
  const params = { ...words, level: needed, reached };
  const tooOld = facts.proofs.find(
    (proof) =>
      reaches(proof.level, needed) && !isRecent(proof, proofClock) && !hasExpiredDocument(proof, proofClock),
  );
  if (tooOld)
    return missing('identity-too-old', { ...params, asOf: tooOld.checkedAt }, again(channel, needed));
  const expired = facts.proofs.find((proof) => hasExpiredDocument(proof, proofClock));
  if (expired) {
    const document = { documentKind: expired.documentKind ?? '', date: expired.expiresOn ?? '' };
    return missing('document-expired', { ...params, ...document }, [
      'use-another-document',
      ...elsewhere(channel, needed),
    ]);
  }
  return facts.proofs.length > 0
    ? missing('level-too-low', params, higher(channel, needed))
    : missing('identity-missing', params, again(channel, needed));
};

type Remedies = readonly RemedyCode[];

/** Where documents can be laid on the table. */
const faceToFace: readonly Channel[] = ['counter', 'mobile-unit', 'appointment', 'video'];
const byPhone: readonly Channel[] = ['phone', 'callback'];

const again = (channel: Channel, needed: AssuranceLevel): Remedies =>
  faceToFace.includes(channel)
    ? ['show-original-document']
    : [...ringBack(channel, needed), 'come-to-counter'];

const higher = (channel: Channel, needed: AssuranceLevel): Remedies =>
  faceToFace.includes(channel)
    ? ['show-original-document', 'use-another-document', ...elsewhere(channel, needed)]
    : again(channel, needed);

/** The registered number never gives the highest level, so it is no remedy where that is needed. */
const ringBack = (channel: Channel, needed: AssuranceLevel): readonly RemedyCode[] =>
  byPhone.includes(channel) && needed !== 'high' ? ['ring-registered-number'] : [];

/** Video shows a document but does not let anybody hold it. */
const elsewhere = (channel: Channel, needed: AssuranceLevel): readonly RemedyCode[] =>
  channel === 'video' || !faceToFace.includes(channel)
    ? [...ringBack(channel, needed), 'come-to-counter']
    : [];
