import { z } from 'zod';

const ids = z.array(z.string()).min(1).readonly();

/** Somebody who is told of a change, by the pack (tell us once): because a law says so, or because the citizen lets them. */
export const ReceiverRule = z
  .strictObject({
    receiverId: z.string(),
    /** The services whose changes they hear of. */
    serviceIds: ids,
    basis: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('law'), law: z.string() }),
      z.strictObject({
        kind: z.literal('consent'),
        dataIds: ids,
        purposeId: z.string(),
        /** Of the words that are read out; a new wording is a new version. */
        wordingVersion: z.string(),
      }),
    ]),
  })
  .readonly();
export type ReceiverRule = z.infer<typeof ReceiverRule>;

type Parts = {
  readonly receivers: readonly ReceiverRule[];
  readonly consentData: readonly string[];
  readonly consentPurposes: readonly string[];
};

/** References to what is not there, and receivers that occur twice. */
export const receiverFaults = (
  { receivers, consentData, consentPurposes }: Parts,
  serviceIds: readonly string[],
): readonly string[] =>
  receivers.flatMap(({ receiverId, serviceIds: heard, basis }, place) =>
    [
      ...(receivers.findIndex((other) => other.receiverId === receiverId) === place ? [] : ['occurs twice']),
      ...heard.filter((id) => !serviceIds.includes(id)).map((id) => `no service ${id}`),
      ...(basis.kind === 'law' ? [] : basis.dataIds.filter((id) => !consentData.includes(id))).map(
        (id) => `no data ${id}`,
      ),
      ...(basis.kind === 'law' || consentPurposes.includes(basis.purposeId)
        ? []
        : [`no purpose ${basis.purposeId}`]),
    ].map((fault) => `receiver ${receiverId}: ${fault}`),
  );
