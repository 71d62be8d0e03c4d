import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { CoreEvent, EventData, EventName } from '../../preload/contract/events.ts';
import { markStale } from './answer-cache.ts';
import { useCore } from './core-context.tsx';

/** Runs for one kind of event, with its data, for as long as the component is on the screen. */
export const useCoreEvent = <E extends EventName>(name: E, react: (data: EventData<E>) => void): void => {
  const core = useCore();
  const onEvent = useEffectEvent((event: CoreEvent) => {
    if (event.event === name) react(event.data as EventData<E>);
  });
  useEffect(() => core.onEvent((event) => onEvent(event)), [core]);
};

/** Keeps every answer on the page true: mounted once, by the app. After a cut of the line everything is asked again. */
export const useFreshAnswers = (): void => {
  const core = useCore();
  const cache = useQueryClient();
  useEffect(() => core.onEvent((event) => markStale(cache, event)), [core, cache]);
  useEffect(() => {
    let wasCut = false;
    return core.onWire(() => {
      if (core.wire() === 'waiting') wasCut = true;
      else if (wasCut) {
        wasCut = false;
        void cache.invalidateQueries();
      }
    });
  }, [core, cache]);
};
