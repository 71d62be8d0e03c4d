import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { Provider, type Configuration } from 'oidc-provider';
import type { EidProviders } from './eid-providers.ts';
import { createSignInMemory } from './sign-in-memory.ts';

/**
 * A national eID for demonstrations: a real OpenID Connect provider whose people are made up. It keeps its sign-ins in memory, so it is
 * for one gateway; where there is a real provider only its issuer and client are configured, and nothing of this runs.
 */
export const simulatorPath = '/eid';
export const returnPath = '/v1/identity/eid-return';

/** A person who signed in, as the ID token says it. */
export type SimulatedAccount = {
  readonly name: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birthdate: string | undefined;
  readonly national_number: string | undefined;
};

const clients = { national: 'counterpart-desk', eidas: 'counterpart-desk-eidas' } as const;

export const simulatedProviders = (publicUrl: string): EidProviders => {
  const issuer = `${publicUrl}${simulatorPath}`;
  return {
    national: { issuer, clientId: clients.national },
    eidas: { issuer, clientId: clients.eidas },
  };
};

export const isForeignClient = (clientId: unknown): boolean => clientId === clients.eidas;

export type EidSimulator = {
  readonly provider: Provider;
  /** Answers the id under which the provider will ask for the account. */
  readonly addAccount: (account: SimulatedAccount) => string;
};

const scopes = 'openid profile national_number';

export const createEidSimulator = (publicUrl: string, acrValues: readonly string[]): EidSimulator => {
  const accounts = new Map<string, SimulatedAccount>();
  const provider = new Provider(`${publicUrl}${simulatorPath}`, {
    ...configuration(publicUrl),
    adapter: createSignInMemory(Date.now),
    acrValues: [...acrValues],
    findAccount: (_context, accountId) => {
      const account = accounts.get(accountId);
      return account && { accountId, claims: () => ({ sub: accountId, ...account }) };
    },
  });
  return {
    provider,
    addAccount: (account) => {
      const accountId = randomUUID();
      accounts.set(accountId, account);
      return accountId;
    },
  };
};

const configuration = (publicUrl: string): Configuration => ({
  clients: Object.values(clients).map((clientId) => ({
    client_id: clientId,
    redirect_uris: [`${publicUrl}${returnPath}`],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none' as const,
    id_token_signed_response_alg: 'ES256' as const,
  })),
  jwks: { keys: [signingKey()] },
  cookies: { keys: [randomBytes(32).toString('base64url')] },
  pkce: { required: () => true },
  scopes: ['openid', 'profile', 'national_number'],
  claims: {
    openid: ['sub', 'acr'],
    profile: ['name', 'given_name', 'family_name', 'birthdate'],
    national_number: ['national_number'],
  },
  // Everything is in the signed token: the workstation asks nobody a second time.
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
  interactions: { url: (_context, interaction) => `${simulatorPath}/sign-in/${interaction.uid}` },
  // The citizen has signed in for this purpose: there is nothing more to consent to.
  loadExistingGrant: async ({ oidc }) => {
    const { client, session } = oidc;
    if (!client || !session?.accountId) return undefined;
    const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(scopes);
    await grant.save();
    return grant;
  },
  ttl: {
    AccessToken: 300,
    AuthorizationCode: 120,
    Grant: 600,
    IdToken: 300,
    Interaction: 600,
    Session: 600,
  },
});

const signingKey = () => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  kid: randomUUID(),
  use: 'sig',
  alg: 'ES256',
});
