import type { PrintLanguage } from '../domain/wordings/wording.ts';

/** What a print says, without a thought of how it looks: use cases write it, `render-paper.ts` sets it. */
export type Paper = {
  readonly title: string;
  /** BCP 47, and how that language is written. */
  readonly languageTag: string;
  readonly language: PrintLanguage;
  /** 18 pt instead of 11. */
  readonly isLargePrint: boolean;
  /** At the foot of each page: the desk and the day. */
  readonly footer: string;
  readonly blocks: readonly Block[];
};

export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly lead: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone: 'plain' | 'quiet' }
  /** Steps in their order. */
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly lines: readonly FactLine[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'notice'; readonly title: string; readonly text: string }
  | { readonly kind: 'qr'; readonly text: string; readonly caption: string }
  | { readonly kind: 'signatures'; readonly labels: readonly string[] }
  /** What follows is in another language than the paper's. */
  | {
      readonly kind: 'in-language';
      readonly languageTag: string;
      readonly language: PrintLanguage;
      readonly blocks: readonly Block[];
    };

export type FactLine = { readonly label: string; readonly value: string };

/** Makes a PDF of a paper. */
export type Printer = (paper: Paper) => Promise<Buffer>;
