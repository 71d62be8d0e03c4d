import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AttachedTo, Attachment, AttachmentPolicy } from '../../../preload/contract/attachment.ts';
import type { CallProblem } from '../../../preload/contract/calls.ts';
import { useCore } from '../../api/core-context.tsx';
import { takeIn } from '../../api/taking-in.ts';
import { answerKey } from '../../api/ask-for.ts';
import { handOverFile, type AttachProblem } from './hand-over-file.ts';

export type Adding = { readonly name: string; readonly done: number; readonly total: number };

export type Documents = {
  /** The file that is being taken in; null where none is. */
  readonly adding: Adding | null;
  readonly problem: AttachProblem | CallProblem<'attachment/remove'> | null;
  /** Taken off last, and can be put back. */
  readonly removed: Attachment | null;
  readonly add: (files: readonly File[], policy: AttachmentPolicy) => Promise<void>;
  readonly remove: (attachment: Attachment) => Promise<void>;
  readonly putBack: () => Promise<void>;
};

/** Takes files in one after the other; one that is refused does not keep the others out. */
export const useDocuments = (to: AttachedTo): Documents => {
  const core = useCore();
  const cache = useQueryClient();
  const [adding, setAdding] = useState<Adding | null>(null);
  const [problem, setProblem] = useState<Documents['problem']>(null);
  const [removed, setRemoved] = useState<Attachment | null>(null);
  const lookAgain = (): Promise<void> =>
    cache.invalidateQueries({ queryKey: answerKey('attachment/list', to) });

  return {
    adding,
    problem,
    removed,
    add: async (files, policy) => {
      setProblem(null);
      setRemoved(null);
      await takeIn(to.actId ?? to.interactionId, async () => {
        for (const file of files) {
          setAdding({ name: file.name, done: 0, total: file.size });
          const onProgress = (done: number, total: number): void =>
            setAdding({ name: file.name, done, total });
          const refusal = await handOverFile(file, { core, to, policy, onProgress });
          if (refusal !== null) setProblem(refusal);
          await lookAgain();
        }
      });
      setAdding(null);
    },
    remove: async (attachment) => {
      const answer = await core.call('attachment/remove', { attachmentId: attachment.attachmentId });
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) setRemoved(attachment);
      await lookAgain();
    },
    putBack: async () => {
      if (removed === null) return;
      const answer = await core.call('attachment/restore', { attachmentId: removed.attachmentId });
      setProblem(answer.ok ? null : answer.problem);
      setRemoved(null);
      await lookAgain();
    },
  };
};
