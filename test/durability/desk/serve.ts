import { completeAct } from '../../../main/usecases/complete-act.ts';
import type { Desk } from '../../../main/usecases/desk.ts';
import { beginAct, readForm, saveDraft } from '../../../main/usecases/draft.ts';
import { recordIdentity } from '../../../main/usecases/identify.ts';
import { setParty, startInteraction } from '../../../main/usecases/interactions.ts';
import { openFile } from '../../../main/usecases/open-file.ts';
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

/** The citizen moves: a draft, the form, the act. Answers the reference on the receipt. */
export const move = (desk: Desk, interactionId: InteractionId, houseNumber: number): string => {
  const { actId } = must(beginAct(desk, { interactionId, serviceId: changeOfAddress }));
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
