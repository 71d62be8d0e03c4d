import { useState } from 'react';
import type { CallProblem, Output } from '../../../preload/contract/calls.ts';
import { useCore } from '../../api/core-context.tsx';
import { handOver, saveHeld, type HeldFile } from './courier-transfer.ts';

export type CourierProblem = CallProblem<
  | 'courier/export'
  | 'courier/read-part'
  | 'courier/begin-file'
  | 'courier/add-part'
  | 'courier/open-bundle'
  | 'courier/deliver'
  | 'courier/take-in'
>;

export type CourierTask = 'saving' | 'reading' | 'delivering' | 'taking-in';

export type CourierState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'busy';
      readonly task: CourierTask;
      readonly done: number;
      readonly total: number;
    }
  | ({ readonly kind: 'saved' } & Output<'courier/export'>)
  | {
      readonly kind: 'delivered';
      readonly counts: Output<'courier/deliver'>['counts'];
      readonly receipts: HeldFile;
      readonly isSaved: boolean;
    }
  | { readonly kind: 'taken-in'; readonly counts: Output<'courier/take-in'> }
  /** `resume` goes on where it stopped; null where that makes no sense. */
  | {
      readonly kind: 'problem';
      readonly problem: CourierProblem;
      readonly resume: (() => void) | null;
    };

export type Courier = {
  readonly state: CourierState;
  readonly save: () => Promise<void>;
  readonly deliver: (file: Blob) => Promise<void>;
  readonly saveReceipts: () => Promise<void>;
  readonly takeIn: (file: Blob) => Promise<void>;
};

const isTemporary = ({ code }: CourierProblem): boolean =>
  code === 'courier/offline' || code === 'connection/lost';

/** The three things that are done with files, one at a time, each with how far it has come. */
export const useCourier = (): Courier => {
  const core = useCore();
  const [state, setState] = useState<CourierState>({ kind: 'idle' });
  const busy = (task: CourierTask) => (done: number, total: number) =>
    setState({ kind: 'busy', task, done, total });
  const fail = (problem: CourierProblem, resume: (() => void) | null = null): void =>
    setState({ kind: 'problem', problem, resume });

  const goOnDelivering = async (fileId: string, from: number, total: number): Promise<void> => {
    for (let done = from; ;) {
      busy('delivering')(done, total);
      const step = await core.call('courier/deliver', { fileId });
      if (!step.ok) {
        const resume = isTemporary(step.problem) ? () => void goOnDelivering(fileId, done, total) : null;
        return fail(step.problem, resume);
      }
      ({ done } = step.value);
      const { counts, receipts } = step.value;
      if (receipts !== null) return setState({ kind: 'delivered', counts, receipts, isSaved: false });
    }
  };

  return {
    state,
    save: async () => {
      busy('saving')(0, 1);
      const exported = await core.call('courier/export', {});
      if (!exported.ok) return fail(exported.problem);
      const saved = await saveHeld(core, exported.value.file, busy('saving'));
      return saved.ok ? setState({ kind: 'saved', ...exported.value }) : fail(saved.problem);
    },
    deliver: async (file) => {
      const handed = await handOver(core, file, busy('reading'));
      if (!handed.ok) return fail(handed.problem);
      const opened = await core.call('courier/open-bundle', { fileId: handed.value });
      return opened.ok ? goOnDelivering(handed.value, 0, opened.value.records) : fail(opened.problem);
    },
    saveReceipts: async () => {
      if (state.kind !== 'delivered') return;
      const saved = await saveHeld(core, state.receipts, () => undefined);
      if (saved.ok) setState({ ...state, isSaved: true });
      else fail(saved.problem);
    },
    takeIn: async (file) => {
      const handed = await handOver(core, file, busy('reading'));
      if (!handed.ok) return fail(handed.problem);
      busy('taking-in')(0, 1);
      const taken = await core.call('courier/take-in', { fileId: handed.value });
      return taken.ok ? setState({ kind: 'taken-in', counts: taken.value }) : fail(taken.problem);
    },
  };
};
