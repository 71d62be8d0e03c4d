export type Pixels = { readonly width: number; readonly height: number };

/** Of one kind, once its first bytes are its own. */
export type Inspected =
  | { readonly kind: 'sound'; readonly pixels: Pixels | null }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'metadata' };
