import { onTestFinished } from 'vitest';
import type { AttachmentId } from '../../preload/contract/attachment.ts';
import { StaffId, type ActId, type EnvelopeId, type InteractionId } from '../../preload/contract/values.ts';
import { moveWithDocuments, photo } from './act-with-document.ts';
import { arrived, karenMoves, parkedAt } from './parked-desk.ts';
import {
  anders,
  anna,
  changeOfAddress,
  karen,
  makeThreadWorld,
  showsPassport,
  startAbout,
  startEnrolledDesk,
} from './thread-desk.ts';
import { pin, type HeadlessDesk } from './thread-world.ts';

export const bo = StaffId.parse('staff-bo');
export const boPin = '739201';

/** Words and bytes that stand nowhere but in work of Anna's that has not arrived. */
export const secrets = {
  parked: '987Z',
  amendment: 'Rettelsesvej',
  waiting: '654Y',
  draft: 'Kladdestræde',
  note: 'She asked that nobody hears of the letter.',
} as const;

export type UnsentOfAnna = {
  readonly desk: HeadlessDesk;
  readonly parkedId: EnvelopeId;
  readonly waitingId: EnvelopeId;
  readonly waiting: { readonly interactionId: InteractionId; readonly actId: ActId };
  readonly draft: { readonly interactionId: InteractionId; readonly actId: ActId };
  readonly attachmentId: AttachmentId;
  readonly document: Buffer;
};

const begunAs = async (desk: HeadlessDesk, person = karen): Promise<InteractionId> => {
  const interactionId = await startAbout(desk, person);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await showsPassport(desk, interactionId);
  return interactionId;
};

/** One piece of each kind: put aside with an amendment begun, waiting with a document, half written, and a conversation ended with a note. */
const leaveWork = async (desk: HeadlessDesk): Promise<Omit<UnsentOfAnna, 'desk' | 'parkedId'>> => {
  const document = photo(60_000);
  const waitingIn = await begunAs(desk);
  const to = await moveWithDocuments(desk, waitingIn, { houseNumber: secrets.waiting, contents: [document] });
  const { attachments } = await desk.get('attachment/list', to);
  const { actId } = await desk.get('act/begin', { interactionId: waitingIn, serviceId: changeOfAddress });
  const { values, revision } = await desk.get('act/form', { actId });
  await desk.get('act/save-draft', { actId, values: { ...values, street: secrets.draft }, revision });
  const ended = await begunAs(desk, anders);
  await desk.get('interaction/end', { interactionId: ended, outcome: 'informed', note: secrets.note });
  const { items } = await desk.get('outbox/list', {});
  const [attachment] = attachments;
  const waitingId = items.find(({ interactionId }) => interactionId === waitingIn)?.envelopeId;
  if (attachment === undefined || waitingId === undefined || to.actId === null)
    throw new Error('all of it was written a moment ago');
  return {
    waitingId,
    waiting: { interactionId: waitingIn, actId: to.actId },
    draft: { interactionId: waitingIn, actId },
    attachmentId: attachment.attachmentId,
    document,
  };
};

/** Anna's work at a machine that cannot send it, and that Bo has a PIN of his own for. */
export const leaveUnsentWork = async (
  makeWorld: Parameters<typeof makeThreadWorld>[0],
): Promise<UnsentOfAnna> => {
  const world = await makeThreadWorld(makeWorld);
  const desk = await startEnrolledDesk(world);
  onTestFinished(() => desk.close());
  const other = await startEnrolledDesk(world);
  onTestFinished(() => other.close());
  const code = await world.central.issueEnrolmentCode('centre-demo');
  await desk.get('session/add-colleague', { pin, colleagueId: bo, colleaguePin: boPin, code });
  const port = Number(new URL(world.central.url).port);
  await world.central.close();
  await karenMoves(desk, secrets.parked);
  await karenMoves(other, '34');
  // Nobody has unlocked this machine while central comes back: who is first is no matter of chance.
  await desk.restart();
  const central = await world.startAnother({ port });
  await arrived(other);
  await desk.get('session/sign-in', { staffId: anna, pin });
  const { envelopeId: parkedId } = await parkedAt(desk);
  const { work } = await desk.get('parked/get', { envelopeId: parkedId });
  const values = { ...work?.here, street: secrets.amendment };
  await desk.get('parked/save-draft', { envelopeId: parkedId, values });
  await central.close();
  return { desk, parkedId, ...(await leaveWork(desk)) };
};
