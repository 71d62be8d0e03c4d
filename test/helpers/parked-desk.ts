import { onTestFinished } from 'vitest';
import type { ParkedItem } from '../../preload/contract/outbox-parked.ts';
import type { EnvelopeId, StaffId } from '../../preload/contract/values.ts';
import type { CentralWorld } from './central-world.ts';
import {
  anna,
  karen,
  makeThreadWorld,
  move,
  showsPassport,
  startAbout,
  startEnrolledDesk,
} from './thread-desk.ts';
import { eventually, pin, type HeadlessDesk } from './thread-world.ts';

/** Two desks that know the same citizen, and central between them. */
export type TwoDesks = {
  readonly world: CentralWorld;
  readonly desk: HeadlessDesk;
  readonly other: HeadlessDesk;
};

export const startTwoDesks = async (
  makeWorld: Parameters<typeof makeThreadWorld>[0],
  staff: { readonly desk?: StaffId; readonly other?: StaffId } = {},
): Promise<TwoDesks> => {
  const world = await makeThreadWorld(makeWorld);
  const desk = await startEnrolledDesk(world, staff.desk ?? anna);
  onTestFinished(() => desk.close());
  const other = await startEnrolledDesk(world, staff.other ?? anna);
  onTestFinished(() => other.close());
  return { world, desk, other };
};

/** Karen comes herself, with her passport, and moves to Vestergade. */
export const karenMoves = async (desk: HeadlessDesk, houseNumber: string): Promise<void> => {
  const interactionId = await startAbout(desk, karen);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await showsPassport(desk, interactionId);
  await move(desk, interactionId, houseNumber);
};

export const arrived = (desk: HeadlessDesk) =>
  eventually(
    async () => {
      await desk.get('outbox/send-now', {});
      return desk.get('outbox/list', {});
    },
    ({ items }) => items.every(({ state }) => state === 'effective' || state === 'sent'),
  );

export const parkedAt = async (desk: HeadlessDesk): Promise<ParkedItem> => {
  const { items } = await eventually(
    () => desk.get('parked/list', {}),
    (seen) => seen.items.some(({ resolved }) => resolved === null),
  );
  const [first] = items;
  if (first === undefined) throw new Error('one was there a moment ago');
  return first;
};

/** Central is another gateway by then, on the same data. */
export type Conflict = { readonly envelopeId: EnvelopeId; readonly central: CentralWorld['central'] };

/** Work of both desks about the same address, written while neither could hear of the other: the second is in conflict. */
export const makeConflict = async ({ world, desk, other }: TwoDesks): Promise<Conflict> => {
  const port = Number(new URL(world.central.url).port);
  await world.central.close();
  await karenMoves(desk, '12');
  await karenMoves(other, '34');
  // Nobody has unlocked this machine while central comes back: who is first is no matter of chance.
  const [author] = (await desk.get('device/state', {})).staff;
  if (author === undefined) throw new Error('somebody works at the machine');
  await desk.restart();
  const central = await world.startAnother({ port });
  await arrived(other);
  await desk.get('session/sign-in', { staffId: author.staffId, pin });
  await desk.get('outbox/send-now', {});
  return { envelopeId: (await parkedAt(desk)).envelopeId, central };
};

/** As central's register has it now. */
export const registered = async ({ database }: CentralWorld): Promise<string | undefined> =>
  (
    await database.query<{ number: string }>(
      `select record->'address'->>'houseNumber' as number from person where subject_id = $1`,
      [karen],
    )
  ).rows[0]?.number;
