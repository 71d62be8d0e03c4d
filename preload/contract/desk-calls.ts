import { z } from 'zod';
import { Choices } from './choices.ts';
import { command, nothing, query } from './define-call.ts';
import { OutboxItem, StatusLine } from './outbox.ts';
import { DeviceState, Session } from './session.ts';
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
      'vault/damaged',
      'vault/from-newer-build',
      'vault/migration-failed',
    ],
  }),
  'session/sign-out': command({ needs: 'staff', input: nothing, output: z.object({}), problems: [] }),
  'status/line': query({ needs: 'staff', input: nothing, output: StatusLine, problems: [] }),
  'choices/list': query({ needs: 'staff', input: nothing, output: Choices, problems: [] }),
  'outbox/list': query({
    input: nothing,
    output: z.object({ items: z.array(OutboxItem).readonly() }),
    problems: [],
  }),
  'outbox/send-now': command({ input: nothing, output: z.object({}), problems: [] }),
} as const;
