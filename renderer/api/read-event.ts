import { events } from '../../preload/contract/events.ts';
import type { CoreEvent, EventName } from '../../preload/contract/events.ts';
import type { CoreFrame } from '../../preload/contract/wire.ts';

const isEventName = (name: string): name is EventName => Object.hasOwn(events, name);

/** The event in a frame, or null for one that this page does not know. */
export const readEvent = (frame: CoreFrame): CoreEvent | null => {
  if (frame.type !== 'event' || !isEventName(frame.event)) return null;
  const data = events[frame.event].safeParse(frame.data);
  // The schema of this very name has parsed it.
  return data.success ? ({ event: frame.event, data: data.data } as CoreEvent) : null;
};
