/** Those who are told of a change once the citizen has told it here (tell us once): other authorities, a library, a utility. */
export type Receivers = {
  /** Rejects where the receiver cannot be reached now: then it is tried again. */
  readonly tell: (news: News) => Promise<Hearing>;
};

export type News = {
  readonly receiverId: string;
  /** The same for every try of the same act, so that the receiver takes it once. */
  readonly changeId: string;
  readonly personId: string;
  readonly serviceId: string;
  /** What the citizen said in the form; of a receiver by consent, what that consent is for. */
  readonly values: object;
};

export type Hearing =
  | { readonly outcome: 'told' }
  /** The receiver does not know the citizen, or will not take it: the citizen has to tell them in person. */
  | { readonly outcome: 'refused' };
