import type { CallName, CallProblem, Input, Output, calls } from '../../preload/contract/calls.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { Desk } from '../usecases/desk.ts';
import type { Workstation } from './workstation.ts';
import type { Caller } from './port.ts';

/** What a handler gets besides its input: the whole workstation before sign-in, the desk of a staff member after. */
export type OpenContext = { readonly caller: Caller; readonly workstation: Workstation };
export type StaffContext = OpenContext & { readonly desk: Desk };

export type ContextOf<C extends CallName> = (typeof calls)[C]['needs'] extends 'nobody'
  ? OpenContext
  : StaffContext;

type Outcome<C extends CallName> = Result<Output<C>, CallProblem<C>>;

/** One entry for each call of the contract: a call without handler does not compile. */
export type Handlers = {
  readonly [C in CallName]: (context: ContextOf<C>, input: Input<C>) => Outcome<C> | Promise<Outcome<C>>;
};
