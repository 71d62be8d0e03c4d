/** Why a request brought no answer to work with. */
export type Failure =
  /** No network, or an answer that is nobody's we know. */
  | { readonly kind: 'unreachable' }
  /** Somebody else answered in central's place, mostly the network with a sign-in page of its own. */
  | { readonly kind: 'captive-portal' }
  /** Central does not know this device, its signature or its lease any more. */
  | { readonly kind: 'sign-in-needed' }
  /** This build speaks a version that central no longer takes. */
  | { readonly kind: 'upgrade-needed' }
  /** Central is there and asks for patience; 0 where it names no time. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** Central refused the request as a whole. */
  | { readonly kind: 'refused' }
  /** Something failed here: a full disk, a damaged vault. */
  | { readonly kind: 'broken' };
