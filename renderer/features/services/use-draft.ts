import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ActForm } from '../../../preload/contract/service.ts';
import { useCore } from '../../api/core-context.tsx';
import { answerKey } from '../../api/ask-for.ts';
import { later } from '../../api/use-newest-kept.ts';
import type { Draft } from './draft.ts';
import { keepDraft } from './draft-keeper.ts';
import type { DraftKeeper } from './draft-keeper.ts';

/**
 * The draft of a form, saved as it grows and at once when the window is hidden, left or closed. Each save asks anew what is wrong
 * with the values, so that faults are those of the core and of nobody else.
 */
export const useDraft = (form: ActForm): readonly [Draft, DraftKeeper] => {
  const core = useCore();
  const cache = useQueryClient();
  const { actId } = form;
  const [keeper] = useState(() =>
    keepDraft({
      form,
      save: (values, revision) => core.call('act/save-draft', { actId, values, revision }),
      reload: async () => {
        const answer = await core.call('act/form', { actId });
        return answer.ok ? answer.value : null;
      },
      schedule: later,
    }),
  );
  const draft = useSyncExternalStore(keeper.subscribe, keeper.snapshot);

  const { revision } = draft;
  const checked = useRef(revision);
  useEffect(() => {
    if (checked.current === revision) return;
    checked.current = revision;
    void cache.invalidateQueries({ queryKey: answerKey('act/review', { actId }) });
  }, [cache, actId, revision]);

  useEffect(() => {
    const flush = (): void => void keeper.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
      // The draft has grown since this answer was given; whoever opens the form next asks again.
      cache.removeQueries({ queryKey: answerKey('act/form', { actId }) });
    };
  }, [cache, keeper, actId]);

  return [draft, keeper];
};
