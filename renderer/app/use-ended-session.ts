import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ok } from '../../preload/contract/result.ts';
import type { Answer } from '../../preload/contract/calls.ts';
import type { EventData } from '../../preload/contract/events.ts';
import { forgetWork } from '../api/answer-cache.ts';
import { answerKey } from '../api/ask-for.ts';
import { useCoreEvent } from '../api/use-core-events.ts';

export type EndReason = EventData<'session/ended'>['reason'];

/**
 * When a session ends, the page forgets every answer about citizens at once and goes back to the sign-in. Answers why the last
 * session of this page ended; null where none has.
 */
export const useEndedSession = (): EndReason | null => {
  const cache = useQueryClient();
  const [reason, setReason] = useState<EndReason | null>(null);
  useCoreEvent('session/ended', (data) => {
    const key = answerKey('session/current', {});
    const before = cache.getQueryData<Answer<'session/current'>>(key);
    // A core that has just started says so to every page, also to one where nobody was signed in.
    if (before?.ok === true && before.value.session !== null) setReason(data.reason);
    cache.setQueryData<Answer<'session/current'>>(key, ok({ session: null }));
    forgetWork(cache);
  });
  return reason;
};
