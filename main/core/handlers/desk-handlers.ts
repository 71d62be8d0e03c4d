import { ok } from '../../../preload/contract/result.ts';
import { decideForService, listOffers } from '../../usecases/authority.ts';
import { listChoices } from '../../usecases/choices.ts';
import { addPresent, claimEmergency } from '../../usecases/company.ts';
import { completeAct } from '../../usecases/complete-act.ts';
import { beginAct, discardDraft, readForm, saveDraft } from '../../usecases/draft.ts';
import { endInteraction } from '../../usecases/end-interaction.ts';
import { recordIdentity } from '../../usecases/identify.ts';
import {
  getInteraction,
  listOpen,
  setMode,
  setParty,
  startInteraction,
} from '../../usecases/interactions.ts';
import { readBoard } from '../../usecases/service-board.ts';
import { openFile } from '../../usecases/open-file.ts';
import { listOutbox } from '../../usecases/outbox.ts';
import { readFile } from '../../usecases/person-file.ts';
import { readReceipt } from '../../usecases/receipt.ts';
import { offerReveal, revealAddress } from '../../usecases/reveal-address.ts';
import { reviewAct } from '../../usecases/review-act.ts';
import { findPeople, lookUpPerson } from '../../usecases/search.ts';
import { setMetered } from '../../usecases/set-metered.ts';
import type { Handlers } from '../handler.ts';
import { toSession } from '../sessions.ts';

/** Who answers which call. Nothing happens here: each line names the use case. */
export const deskHandlers = {
  'device/state': ({ workstation }) => workstation.deviceState(),
  'device/enrol': ({ workstation }, input) => workstation.enrol(input),
  'session/current': ({ workstation, caller }) => {
    const session = workstation.sessionOf(caller);
    return ok({ session: session && toSession(session) });
  },
  'session/sign-in': ({ workstation, caller }, input) => workstation.signIn(caller, input),
  'session/colleagues': ({ workstation }) => ok({ colleagues: workstation.colleagues() }),
  'session/add-colleague': ({ workstation, caller }, input) => workstation.addColleague(caller, input),
  'session/sign-out': ({ workstation, caller }) => {
    workstation.signOut(caller);
    return ok({});
  },
  'status/line': ({ desk }) => ok(desk.traffic.line()),
  'status/services': ({ desk }) => ok(readBoard(desk.vault.read)),
  'status/set-metered': ({ desk }, input) => setMetered(desk, input),
  'choices/list': ({ desk }) => ok(listChoices(desk)),

  'person/find': ({ desk }, input) => ok(findPeople(desk, input)),
  'person/look-up': ({ desk }, input) => lookUpPerson(desk, input),
  'person/open': ({ desk }, input) => openFile(desk, input),
  'person/file': ({ desk }, { personId }) => readFile(desk, personId),
  'person/reveal-offer': ({ desk }, { personId }) => offerReveal(desk, personId),
  'person/reveal-address': ({ desk }, input) => revealAddress(desk, input),

  'interaction/start': ({ desk }, input) => startInteraction(desk, input),
  'interaction/list-open': ({ desk }) => ok({ interactions: listOpen(desk) }),
  'interaction/get': ({ desk }, { interactionId }) => getInteraction(desk, interactionId),
  'interaction/set-mode': ({ desk }, input) => setMode(desk, input),
  'interaction/set-party': ({ desk }, input) => setParty(desk, input),
  'interaction/record-identity': ({ desk }, input) => recordIdentity(desk, input),
  'interaction/add-present': ({ desk }, input) => addPresent(desk, input),
  'interaction/claim-emergency': ({ desk }, input) => claimEmergency(desk, input),
  'interaction/end': ({ desk }, input) => endInteraction(desk, input),

  'authority/decide': ({ desk }, input) => decideForService(desk, input),
  'service/list': ({ desk }, { interactionId }) => listOffers(desk, interactionId),

  'act/begin': ({ desk }, input) => beginAct(desk, input),
  'act/form': ({ desk }, { actId }) => readForm(desk, actId),
  'act/save-draft': ({ desk }, input) => saveDraft(desk, input),
  'act/review': ({ desk }, { actId }) => reviewAct(desk, actId),
  'act/complete': ({ desk }, input) => completeAct(desk, input),
  'act/receipt': ({ desk }, { actId }) => readReceipt(desk, actId),
  'act/discard': ({ desk }, { actId }) => discardDraft(desk, actId),

  'outbox/list': ({ desk }) => ok({ items: listOutbox(desk) }),
  'outbox/send-now': ({ desk }) => {
    desk.traffic.sendNow();
    return ok({});
  },
} satisfies Partial<Handlers>;
