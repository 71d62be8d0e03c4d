import type { ProblemDetails, WireProblemCode } from '../api/problem.ts';

/** HTTP status (RFC 9110) and title (RFC 9457: the same for every occurrence) of each problem. */
const kinds: Readonly<Record<WireProblemCode, readonly [status: number, title: string]>> = {
  'request/invalid': [400, 'The request is not what this call expects'],
  'request/too-large': [413, 'The request is too large'],
  'request/not-found': [404, 'There is nothing here'],
  'signature/missing': [401, 'The request is not signed'],
  'signature/invalid': [401, 'The signature of the request does not hold'],
  'device/unknown': [401, 'This device is not enrolled'],
  'device/code-invalid': [403, 'The enrolment code is wrong, used or too old'],
  'device/locked': [403, 'This device is ordered to lock or to be wiped'],
  'lease/expired': [403, 'The lease has run out'],
  'envelope/invalid': [422, 'The envelope cannot be read'],
  'envelope/signature-invalid': [422, 'The signature of the envelope does not hold'],
  'envelope/foreign-device': [422, 'The envelope was made by another device'],
  'envelope/tampered': [409, 'Another envelope has the same id'],
  'envelope/version-unknown': [422, 'The envelope has a schema version that is not known here'],
  'lane/out-of-order': [409, 'A later envelope of the same lane was judged before'],
  'authority/insufficient': [403, 'The ground does not carry the act'],
  'authority/revoked': [403, 'The mandate had been revoked'],
  'mandate/not-given': [422, 'Nothing shows that the grantor gave the mandate'],
  'mandate/parties-refused': [422, 'The mandate cannot be between these parties'],
  'mandate/scope-refused': [422, 'The scope of the mandate is not one that can be given'],
  'mandate/period-refused': [422, 'The period of the mandate is not one that can be given'],
  'mandate/unknown': [404, 'The register has no such mandate'],
  'mandate/not-a-side': [403, 'Only a side of the mandate can end it'],
  'mandate/no-address': [422, 'Nothing verified is registered to send a code to'],
  'request/too-many': [429, 'Too many of these calls in a short time'],
  'subject/unknown': [404, 'No register knows the subject'],
  'service/unknown': [422, 'There is no such service'],
  'purpose/refused': [403, 'Purpose and legal basis do not permit the look-up'],
  'bundle/invalid': [422, 'The bundle is not one of an enrolled machine'],
  'work/took-effect': [409, 'Work in the same place has taken effect'],
  'work/withdrawn': [409, 'The work was withdrawn'],
  'blob/offset-wrong': [409, 'The upload stands at another byte'],
  'blob/altered': [422, 'The blob is not what its name says'],
  'blob/refused': [422, 'The blob is of a kind that is not taken'],
  'blob/too-many-unfinished': [429, 'Too many uploads of this machine are unfinished'],
  'central/busy': [503, 'Central cannot answer now'],
  internal: [500, 'Something went wrong at central'],
};

/** `detail` says what was wrong without personal data: it ends up in logs. */
export const problemOf = (code: WireProblemCode, detail?: string): ProblemDetails => {
  const [status, title] = kinds[code];
  const type = `https://counterpart.example/problems/${code}`;
  return { type, title, status, code, ...(detail === undefined ? {} : { detail }) };
};
