import { z } from 'zod';
import { Choices } from './choices.ts';
import { command, nothing, query } from './define-call.ts';
import { ServiceBoard } from './service-board.ts';
import { OutboxItem, StatusLine } from './outbox.ts';
import { DeviceState, Session, StaffMember } from './session.ts';
import { StaffId } from './values.ts';

/** Digits only: a keypad is what the desk has. */
const Pin = z.string().regex(/^\d{6,12}$/);

/** The machine, who sits at it, what its status line and its choices say, and its outbox. */
export const deskCalls = {
  'device/state': query({
    needs: 'nobody',
    input: nothing,
    output: DeviceState,
    problems: ['vault/in-use'],
  }),
  'device/enrol': command({
    needs: 'nobody',
    input: z.strictObject({
      centralUrl: z.url().max(300),
      code: z.string().min(8).max(64),
      staffId: StaffId,
      pin: Pin,
    }),
    output: DeviceState,
    problems: [
      'vault/in-use',
      'device/already-enrolled',
      'device/code-refused',
      'device/staff-unknown',
      'device/central-unreachable',
      'device/central-not-secure',
    ],
  }),
  'session/current': query({
    needs: 'nobody',
    input: nothing,
    output: z.object({ session: Session.nullable() }),
    problems: [],
  }),
  'session/sign-in': command({
    needs: 'nobody',
    input: z.strictObject({ staffId: StaffId, pin: Pin }),
    output: Session,
    problems: [
      'vault/disk-full',
      'vault/in-use',
      'device/not-enrolled',
      'session/wrong-pin',
      'session/locked',
      'session/lease-expired',
      'session/not-on-lease',
      'session/device-locked',
      'vault/damaged',
      'vault/from-newer-build',
      'vault/migration-failed',
    ],
  }),
  /** Staff of the centre who cannot sign in at this machine yet. */
  'session/colleagues': query({
    needs: 'staff',
    input: nothing,
    output: z.object({ colleagues: z.array(StaffMember).readonly() }),
    problems: [],
  }),
  /** Lets in a colleague: `pin` is the PIN of who is signed in, `code` comes from the administrator, the colleague chooses theirs. */
  'session/add-colleague': command({
    needs: 'staff',
    input: z.strictObject({
      pin: Pin,
      colleagueId: StaffId,
      colleaguePin: Pin,
      code: z.string().min(8).max(64),
    }),
    output: z.object({}),
    problems: [
      'session/wrong-pin',
      'session/locked',
      'device/not-enrolled',
      'device/staff-unknown',
      'device/code-refused',
      'device/central-unreachable',
    ],
  }),
  'session/sign-out': command({ needs: 'staff', input: nothing, output: z.object({}), problems: [] }),
  'status/line': query({ needs: 'staff', input: nothing, output: StatusLine, problems: [] }),
  /** Which register, mailbox, eID is up, as central told it last. */
  'status/services': query({ needs: 'staff', input: nothing, output: ServiceBoard, problems: [] }),
  /** What the staff say of the way to central, for this machine and all who work at it. */
  'status/set-metered': command({
    needs: 'staff',
    input: z.strictObject({ isMetered: z.boolean() }),
    output: z.object({}),
    problems: [],
  }),
  'choices/list': query({ needs: 'staff', input: nothing, output: Choices, problems: [] }),
  'outbox/list': query({
    input: nothing,
    output: z.object({ items: z.array(OutboxItem).readonly() }),
    problems: [],
  }),
  'outbox/send-now': command({ input: nothing, output: z.object({}), problems: [] }),
} as const;
