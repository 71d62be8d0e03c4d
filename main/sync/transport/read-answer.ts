import { z } from 'zod';
import { ProblemDetails, problemMediaType } from '../../../central/api/problem.ts';
import type { WireProblemCode } from '../../../central/api/problem.ts';
import type { Answer, CallFailure } from '../answer.ts';

/** A newer central may have codes that are not known here: then the status decides what they mean. */
const AnyProblem = ProblemDetails.or(
  ProblemDetails.extend({
    type: z.string().startsWith('https://counterpart.example/problems/'),
    code: ProblemDetails.shape.code.catch('request/invalid'),
  }),
);

const unreachable: CallFailure = { kind: 'unreachable' };

/**
 * From HTTP to typed outcomes, here and nowhere else. Only what is surely central's counts: the promised JSON with 200 or 201, or an
 * RFC 9457 problem with a code of ours. A page or a redirect in its place is a captive portal's, all else is `unreachable`.
 * Rejects only if the body breaks off.
 */
export const readAnswer = async <T>(
  response: Response,
  schema: z.ZodType<T>,
  now: number,
): Promise<Answer<T>> => {
  const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const body = await response.text();
  if (mediaType === problemMediaType) {
    const problem = AnyProblem.safeParse(parseJson(body));
    return problem.success ? failureOf(response, problem.data.code, now) : unreachable;
  }
  if (mediaType === 'application/json' && (response.status === 200 || response.status === 201)) {
    const value = schema.safeParse(parseJson(body));
    return value.success ? { kind: 'answered', value: value.data } : unreachable;
  }
  // A load balancer in front of central speaks no problem+json, but says when to come back.
  const afterMs = asksForPatience(response.status) ? readRetryAfter(response.headers, now) : null;
  if (afterMs !== null) return { kind: 'later', afterMs };
  return isPortal(response.status, mediaType) ? { kind: 'captive-portal' } : unreachable;
};

/** Central never redirects and has no pages here. 511 is what a network is to say (RFC 6585, section 6), and 200 what most do. */
const isPortal = (status: number, mediaType: string | undefined): boolean =>
  status === 511 ||
  (status >= 300 && status < 400 && status !== 304) ||
  (status === 200 && mediaType === 'text/html');

const deviceProblems: ReadonlySet<WireProblemCode> = new Set([
  'signature/missing',
  'signature/invalid',
  'device/unknown',
  'lease/expired',
]);

const failureOf = (response: Response, code: WireProblemCode, now: number): CallFailure => {
  const { status } = response;
  if (status === 426 || code === 'envelope/version-unknown') return { kind: 'upgrade-needed' };
  if (status === 401 || deviceProblems.has(code)) return { kind: 'sign-in-needed', code };
  // Too many of one kind of call: no judgement on the others, which go on.
  if (code === 'request/too-many') return { kind: 'refused', code };
  if (asksForPatience(status) || status >= 500 || code === 'internal') {
    return { kind: 'later', afterMs: readRetryAfter(response.headers, now) ?? 0 };
  }
  // Central lives at another path or is not the version we know: no judgement on what was sent.
  if (status === 404 || status === 405) return unreachable;
  return { kind: 'refused', code };
};

const asksForPatience = (status: number): boolean => status === 429 || status === 503;

/** RFC 9110, section 10.2.3: seconds, or a date. Null where there is neither. */
const readRetryAfter = (headers: Headers, now: number): number | null => {
  const text = headers.get('retry-after');
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
};

const parseJson = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
};
