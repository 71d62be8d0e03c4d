import { z } from 'zod';

/** RFC 9457 problem details; `code` is ours, stable, and the last part of `type`. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum([
    'request/invalid',
    'request/too-large',
    'request/not-found',
    'signature/missing',
    'signature/invalid',
    'device/unknown',
    'device/code-invalid',
    'device/locked',
    'lease/expired',
    'envelope/invalid',
    'envelope/signature-invalid',
    'envelope/foreign-device',
    'envelope/tampered',
    'envelope/version-unknown',
    'lane/out-of-order',
    'authority/insufficient',
    'authority/revoked',
    'mandate/not-given',
    'mandate/parties-refused',
    'mandate/scope-refused',
    'mandate/period-refused',
    'mandate/unknown',
    'mandate/not-a-side',
    'mandate/no-address',
    'request/too-many',
    'subject/unknown',
    'service/unknown',
    'purpose/refused',
    'bundle/invalid',
    'work/took-effect',
    'work/withdrawn',
    'blob/offset-wrong',
    'blob/altered',
    'blob/refused',
    'blob/too-many-unfinished',
    'central/busy',
    'internal',
  ]),
  detail: z.string().optional(),
  instance: z.string().optional(),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;
export type WireProblemCode = ProblemDetails['code'];

export const problemMediaType = 'application/problem+json';
