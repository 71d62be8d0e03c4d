import type { Answer } from '../answer.ts';

/**
 * What TLS (OpenSSL, X509_verify_cert_error_string(3), and Node's own `ERR_` names) says of somebody who answers and is not central: a
 * certificate for another name or from an issuer nobody trusts, or no TLS at all. One that is central's own and out of date says so too,
 * and is not among these.
 */
const saysSomebodyElse: ReadonlySet<unknown> = new Set([
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

const codeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : null;

/**
 * Whatever fetch throws means that central did not answer: names, routes, time limits and cut links end here. Over https a captive portal
 * can send no page; that it answers in central's place is all it can show.
 */
export const whoAnswered = (
  error: unknown,
): Extract<Answer<never>, { readonly kind: 'unreachable' | 'captive-portal' }> => ({
  kind: saysSomebodyElse.has(codeOf(error)) ? 'captive-portal' : 'unreachable',
});
