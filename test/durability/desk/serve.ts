import { blobHash } from '../../../central/api/blobs.ts';
import { addPart, beginAttachment, keepAttached } from '../../../main/usecases/attachments/attach.ts';
import { completeAct } from '../../../main/usecases/complete-act.ts';
import type { Desk } from '../../../main/usecases/desk.ts';
import { beginAct, readForm, saveDraft } from '../../../main/usecases/draft.ts';
import { recordIdentity } from '../../../main/usecases/identify.ts';
import { setParty, startInteraction } from '../../../main/usecases/interactions.ts';
import { openFile } from '../../../main/usecases/open-file.ts';
import { attachmentPartBytes, type AttachedTo } from '../../../preload/contract/attachment.ts';
import type { Problem } from '../../../preload/contract/problem.ts';
import type { Result } from '../../../preload/contract/result.ts';
import { PersonId, ServiceId, type InteractionId } from '../../../preload/contract/values.ts';

const changeOfAddress = ServiceId.parse('change-of-address');

const must = <T>(result: Result<T, Problem>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
};

/** A citizen comes to the counter and shows a passport. */
export const receive = (desk: Desk, citizen: string): InteractionId => {
  const personId = PersonId.parse(citizen);
  const purpose = desk.pack.purposes[0];
  const legalBasisId = purpose?.legalBasisIds[0];
  if (purpose === undefined || legalBasisId === undefined) throw new Error('the pack has no purpose');
  must(openFile(desk, { personId, purpose: { purposeId: purpose.purposeId, legalBasisId } }));
  const { interactionId } = must(startInteraction(desk, { personId, channel: 'counter', mode: 'assisting' }));
  must(setParty(desk, { interactionId, party: { kind: 'subject' } }));
  must(
    recordIdentity(desk, {
      interactionId,
      method: 'original-document',
      document: {
        documentKind: 'passport',
        number: '208849321',
        issuingCountry: 'DK',
        expiresOn: '2091-08-04',
      },
      isLikenessChecked: true,
    }),
  );
  return interactionId;
};

/** The citizen moves: a draft, the form, a document where there is one, the act. Answers the reference on the receipt. */
export const move = (
  desk: Desk,
  interactionId: InteractionId,
  houseNumber: number,
  picture: Buffer | null = null,
): string => {
  const { actId } = must(beginAct(desk, { interactionId, serviceId: changeOfAddress }));
  if (picture !== null) attach(desk, { interactionId, actId }, picture);
  const form = must(readForm(desk, actId));
  const values = {
    ...form.values,
    street: 'Vestergade',
    houseNumber: String(houseNumber),
    floorAndDoor: '2. tv',
    postcode: '8000',
    town: 'Aarhus C',
    moveDate: desk.clock.now().toISOString().slice(0, 10),
  };
  const saved = must(saveDraft(desk, { actId, values, revision: form.revision }));
  return must(completeAct(desk, { actId, revision: saved.revision, receivers: [] })).reference;
};

/** Handed over part by part and kept, as a page does. */
const attach = (desk: Desk, to: AttachedTo, content: Buffer): void => {
  const { attachmentId, offset } = must(
    beginAttachment(desk, {
      to,
      name: 'letter.jpg',
      mediaType: 'image/jpeg',
      bytes: content.length,
      sha256: blobHash(content),
    }),
  );
  for (let at = offset; at < content.length; at += attachmentPartBytes) {
    const data = content.subarray(at, at + attachmentPartBytes).toString('base64');
    must(addPart(desk, { attachmentId, offset: at, data }));
  }
  must(keepAttached(desk, { attachmentId }));
};
