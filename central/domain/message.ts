/** What central sends somebody. Data for a text, never a sentence: `code` has `code` and `minutes`. */
export type Message = {
  readonly personId: string;
  readonly to: 'phone' | 'mailbox';
  /** The number, or the name of the mailbox. */
  readonly address: string;
  readonly kind: 'code';
  readonly params: Readonly<Record<string, string>>;
};

export type SentMessage = Message & { readonly at: string };
