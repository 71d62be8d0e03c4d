/** What the matrix tells a workstation's process. Each is answered by one `Told` with the same `call`. */
export type Order =
  | { readonly call: number; readonly kind: 'save'; readonly lane: string; readonly houseNumber: string }
  | { readonly call: number; readonly kind: 'look'; readonly lanes: readonly string[] }
  /** Somebody asks for what is new at central. */
  | { readonly call: number; readonly kind: 'refresh' };

/** `saved` leaves after the commit: from then on the act may not be lost, whatever happens to the process. */
export type Told =
  | { readonly call: number; readonly kind: 'saved'; readonly envelopeId: string; readonly hash: string }
  | {
      readonly call: number;
      readonly kind: 'seen';
      readonly unsent: number;
      readonly parked: number;
      /** Version of each person as this workstation knows it; 0 for nobody. */
      readonly versions: Readonly<Record<string, number>>;
    }
  | { readonly call: number; readonly kind: 'refreshing' }
  | { readonly call: 0; readonly kind: 'ready' };
