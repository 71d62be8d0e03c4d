import * as client from 'openid-client';
import { z } from 'zod';
import { acrValues, type EidProvider } from '../../domain/identity/eid-level.ts';
import type { EidClaims } from '../../domain/identity/eid-person.ts';

/**
 * OpenID Connect, authorization code with PKCE (RFC 7636, RFC 9700). The verifier, the state and the nonce never leave this machine, so
 * that whatever is kept at central, or seen on the citizen's device, is of no use to anybody else.
 */
export type PreparedSignIn = {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
};

export const prepareSignIn = (): PreparedSignIn => ({
  verifier: client.randomPKCECodeVerifier(),
  state: client.randomState(),
  nonce: client.randomNonce(),
});

export type EidIssuer = { readonly issuer: string; readonly clientId: string; readonly redirectUri: string };

const isLoopback = (url: URL): boolean =>
  url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);

const timeoutSeconds = 10;

/** Reads the provider's discovery document. Plain http is for a provider on this machine alone. Rejects where it is not to be had. */
export const discover = async ({ issuer, clientId }: EidIssuer): Promise<client.Configuration> => {
  const url = new URL(issuer);
  const config = await client.discovery(url, clientId, undefined, client.None(), {
    timeout: timeoutSeconds,
    execute: isLoopback(url) ? [client.allowInsecureRequests] : [],
  });
  // The signature is checked against the provider's keys also where the token came over a line that is trusted.
  client.enableNonRepudiationChecks(config);
  return config;
};

export const addressOf = async (
  config: client.Configuration,
  prepared: PreparedSignIn,
  ask: { readonly provider: EidProvider; readonly redirectUri: string; readonly language: string },
): Promise<string> =>
  client.buildAuthorizationUrl(config, {
    redirect_uri: ask.redirectUri,
    scope: 'openid profile national_number',
    code_challenge: await client.calculatePKCECodeChallenge(prepared.verifier),
    code_challenge_method: 'S256',
    state: prepared.state,
    nonce: prepared.nonce,
    // The last citizen's sign-in in the same browser is not this one's.
    prompt: 'login',
    acr_values: [acrValues[ask.provider].high, acrValues[ask.provider].substantial].join(' '),
    ui_locales: ask.language,
  }).href;

const IdClaims = z.object({
  acr: z.string().optional(),
  given_name: z.string().default(''),
  family_name: z.string().default(''),
  birthdate: z.iso.date().nullable().catch(null),
  national_number: z.string().nullable().catch(null),
});

export type SignedIn =
  | { readonly kind: 'signed-in'; readonly claims: EidClaims; readonly acr: string | undefined }
  | { readonly kind: 'denied' | 'away' | 'not-trusted' };

/** Redeems what the provider sent back, and verifies the ID token: signature, issuer, audience, nonce, times. */
export const redeem = async (
  config: client.Configuration,
  prepared: PreparedSignIn,
  returned: { readonly redirectUri: string; readonly response: string },
): Promise<SignedIn> => {
  try {
    const tokens = await client.authorizationCodeGrant(
      config,
      new URL(`${returned.redirectUri}?${returned.response}`),
      {
        pkceCodeVerifier: prepared.verifier,
        expectedState: prepared.state,
        expectedNonce: prepared.nonce,
        idTokenExpected: true,
      },
    );
    const claims = IdClaims.safeParse(tokens.claims());
    return claims.success ? signedIn(claims.data) : { kind: 'not-trusted' };
  } catch (error) {
    return { kind: whyNot(error) };
  }
};

const signedIn = (claims: z.infer<typeof IdClaims>): SignedIn => ({
  kind: 'signed-in',
  acr: claims.acr,
  claims: {
    nationalNumber: claims.national_number,
    familyName: claims.family_name,
    givenName: claims.given_name,
    birthDate: claims.birthdate,
  },
});

/** The citizen said no; the provider did not answer; anything else is a sign-in that cannot be relied on. */
const whyNot = (error: unknown): 'denied' | 'away' | 'not-trusted' => {
  if (error instanceof client.AuthorizationResponseError) {
    return error.error === 'access_denied' ? 'denied' : 'not-trusted';
  }
  const isNetwork = error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError');
  return isNetwork || isServerFault(error) ? 'away' : 'not-trusted';
};

const isServerFault = (error: unknown): boolean =>
  error instanceof client.ResponseBodyError && error.status >= 500;
