import type { IdentityProof } from '../../../preload/contract/interaction.ts';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { AssuranceLevel, Channel } from '../../../preload/contract/values.ts';
import type { DocumentRule } from '../catalogue/identity-rules.ts';
import type { Pack } from '../catalogue/pack.ts';
import { lowerOf } from './levels.ts';

export type ShownDocument = {
  readonly documentKind: string;
  readonly number: string;
  /** ISO 3166-1 alpha-2. */
  readonly issuingCountry: string;
  readonly expiresOn: string | null;
};

export type ProofInput = {
  readonly method: string;
  readonly document: ShownDocument | null;
  readonly channel: Channel;
  readonly isLikenessChecked: boolean;
  readonly pack: Pack;
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

export type Assessment = {
  readonly level: AssuranceLevel;
  readonly shortfall: IdentityProof['shortfall'];
};

type ProofProblem = ProblemOf<
  'identity/method-unknown' | 'identity/document-incomplete' | 'identity/likeness-not-checked'
>;

/**
 * What a proof is worth, or why it cannot be recorded at all. The worth is the lower of what its method and its document give in
 * this channel (rule 4: a proof by phone never reaches an original document at a counter). A document that has expired or is not
 * accepted is recorded and proves nothing: level `none`, with the shortfall.
 */
export const assessProof = (input: ProofInput): Result<Assessment, ProofProblem> => {
  const rule = input.pack.identityMethods.find((each) => each.method === input.method);
  const byMethod = rule?.levels[input.channel];
  if (!rule || byMethod === undefined) return fail({ code: 'identity/method-unknown' });
  const fields = rule.needsDocument ? incompleteFields(input.document, input.pack) : [];
  if (fields.length > 0) return fail({ code: 'identity/document-incomplete', fields: [...fields] });
  if (rule.needsLikenessCheck && !input.isLikenessChecked) {
    return fail({ code: 'identity/likeness-not-checked' });
  }
  return ok(rule.needsDocument ? assessDocument(input, byMethod) : { level: byMethod, shortfall: null });
};

const assessDocument = (input: ProofInput, byMethod: AssuranceLevel): Assessment => {
  const rule = documentRuleOf(input.document, input.pack);
  const byDocument = rule?.levels[input.channel];
  if (!input.document || !rule || byDocument === undefined || !isAccepted(rule, input.document)) {
    return { level: 'none', shortfall: 'document-not-accepted' };
  }
  return isExpired(input.document.expiresOn, input.today)
    ? { level: 'none', shortfall: 'document-expired' }
    : { level: lowerOf(byMethod, byDocument), shortfall: null };
};

/** A document holds on its last day. */
export const isExpired = (expiresOn: string | null, today: string): boolean =>
  expiresOn !== null && expiresOn < today;

const documentRuleOf = (shown: ShownDocument | null, pack: Pack): DocumentRule | undefined =>
  pack.documentKinds.find((rule) => rule.documentKind === shown?.documentKind);

const isAccepted = (rule: DocumentRule, shown: ShownDocument): boolean =>
  rule.acceptedFrom === 'every-country' || rule.acceptedFrom.includes(shown.issuingCountry);

const incompleteFields = (shown: ShownDocument | null, pack: Pack): readonly string[] => {
  if (!shown) return ['documentKind', 'number', 'issuingCountry', 'expiresOn'];
  const rule = documentRuleOf(shown, pack);
  return [
    ...(rule ? [] : ['documentKind']),
    ...(shown.number.trim() === '' ? ['number'] : []),
    ...(/^[A-Z]{2}$/.test(shown.issuingCountry) ? [] : ['issuingCountry']),
    ...(rule?.hasExpiry && shown.expiresOn === null ? ['expiresOn'] : []),
  ];
};
