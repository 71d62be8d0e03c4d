import { z } from 'zod';
import type { ProblemCode } from './problem.ts';

/**
 * Who may send a call: anybody at the page, any staff member signed in, or staff who serve citizens. A security officer or an
 * administrator is staff and never sees a citizen (domain.md: staff member). The review queue is a supervisor's alone.
 */
export type Needs = 'nobody' | 'staff' | 'caseworker' | 'supervisor';

/**
 * Every call from the page to the core, declared once: `subject/verb`, query or command, what goes in, what comes out, and the
 * problems it may answer besides those any call may answer.
 */
const define =
  <const K extends 'query' | 'command'>(kind: K) =>
  <
    I extends z.ZodType,
    O extends z.ZodType,
    const P extends readonly ProblemCode[],
    const N extends Needs = 'caseworker',
  >(call: {
    readonly needs?: N;
    readonly input: I;
    readonly output: O;
    readonly problems: P;
  }) => ({ ...call, needs: (call.needs ?? 'caseworker') as N, kind });

export const query = define('query');
export const command = define('command');
export const nothing = z.strictObject({});
