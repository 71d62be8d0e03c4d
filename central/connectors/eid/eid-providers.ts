/** Where citizens sign in, for each kind of eID: an OpenID Connect issuer and the client that workstations are to it. */
export type EidProviders = Readonly<
  Record<'national' | 'eidas', { readonly issuer: string; readonly clientId: string }>
>;
