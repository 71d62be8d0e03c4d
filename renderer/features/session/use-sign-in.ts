import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ok } from '../../../preload/contract/result.ts';
import type { Answer } from '../../../preload/contract/calls.ts';
import type { StaffId } from '../../../preload/contract/values.ts';
import { forgetWork } from '../../api/answer-cache.ts';
import { answerKey } from '../../api/ask-for.ts';
import { useCommand } from '../../api/use-command.ts';
import type { Command } from '../../api/use-command.ts';
import { isPin } from './pin.ts';

export type SignIn = {
  readonly staffId: StaffId | null;
  readonly chooseStaff: (staffId: StaffId) => void;
  readonly pin: string;
  readonly typePin: (pin: string) => void;
  /** What was pressed too early: shown only after a first press. */
  readonly faults: { readonly staff: boolean; readonly pin: boolean };
  /** How often the core has said no. */
  readonly tries: number;
  readonly submit: () => Promise<void>;
  readonly command: Command<'session/sign-in'>;
};

/** The state of the sign-in form. A wrong PIN is cleared, so that the next try begins with an empty field. */
export const useSignIn = (first: StaffId | null): SignIn => {
  const cache = useQueryClient();
  const command = useCommand('session/sign-in');
  const [staffId, setStaffId] = useState(first);
  const [pin, setPin] = useState('');
  const [isPressed, setIsPressed] = useState(false);
  const [tries, setTries] = useState(0);

  const submit = async (): Promise<void> => {
    setIsPressed(true);
    if (staffId === null || !isPin(pin)) return;
    const answer = await command.run({ staffId, pin });
    setPin('');
    setIsPressed(false);
    if (!answer.ok) {
      setTries((count) => count + 1);
      return;
    }
    forgetWork(cache);
    const session: Answer<'session/current'> = ok({ session: answer.value });
    cache.setQueryData(answerKey('session/current', {}), session);
  };

  return {
    staffId,
    chooseStaff: (chosen) => {
      setStaffId(chosen);
      command.clearProblem();
    },
    pin,
    typePin: setPin,
    faults: { staff: isPressed && staffId === null, pin: isPressed && !isPin(pin) },
    tries,
    submit,
    command,
  };
};
