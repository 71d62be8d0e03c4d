import { z } from 'zod';
import { longestManifest, type BundleManifest } from './bundle-file.ts';
import { JournalAnswer } from './journal.ts';
import { longestSealed } from './journal-frames.ts';

/**
 * `POST /v1/bundles`: some frames of a bundle, by any enrolled machine, as often as it likes. Each is judged as if its own machine had
 * sent it (protocol.md, rule 2): delivering twice, or both ways, has one effect.
 */
export const BundleDelivery = z.object({
  manifest: z.string().max(longestManifest),
  signature: z.string().max(100),
  /** Base64 of sealed parts. */
  sealed: z
    .array(z.base64().max(2 * longestSealed))
    .min(1)
    .max(100),
});
export type BundleDelivery = z.infer<typeof BundleDelivery>;

/** One answer for each frame, in order. */
export const BundleAnswer = z.object({
  results: z.array(
    z.object({
      result: JournalAnswer.shape.results.element,
      /** A receipt, or central's signed refusal (`RefusalClaims`); null where nothing was decided for good. */
      jws: z.string().nullable(),
    }),
  ),
});
export type BundleAnswer = z.infer<typeof BundleAnswer>;

export const refusalType = 'counterpart-refusal+jwt';

/** That central will not take a piece of work as it is: a person has to look. Carried back beside the receipts; it releases nothing. */
export const RefusalClaims = z.object({
  sub: z.string(),
  hash: z.string(),
  aud: z.string(),
  iss: z.string(),
  iat: z.number().int(),
  /** A problem code of central. */
  refused: z.string(),
});
export type RefusalClaims = z.infer<typeof RefusalClaims>;

/** The file that goes back: each answer is verified by itself, so the file as a whole needs no seal. */
export const ReceiptsFile = z.object({
  kind: z.literal('counterpart-receipts'),
  version: z.literal(1),
  bundleId: z.uuid(),
  deviceId: z.string(),
  count: z.number().int(),
  answers: z.array(z.string()),
});
export type ReceiptsFile = z.infer<typeof ReceiptsFile>;

export const receiptsFile = (
  { bundleId, deviceId }: Pick<BundleManifest, 'bundleId' | 'deviceId'>,
  answers: readonly string[],
): string => {
  const file: ReceiptsFile = {
    kind: 'counterpart-receipts',
    version: 1,
    bundleId,
    deviceId,
    count: answers.length,
    answers: [...answers],
  };
  return JSON.stringify(file);
};

/** Central's answer about one piece of work, once its signature holds and it names this machine. */
export type VerifiedAnswer =
  | {
      readonly kind: 'receipt';
      readonly envelopeId: string;
      readonly hash: string;
      readonly centralSequence: number;
    }
  | {
      readonly kind: 'refusal';
      readonly envelopeId: string;
      readonly hash: string;
      readonly code: string;
    };
