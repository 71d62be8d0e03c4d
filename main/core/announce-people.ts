import type { CoreEvent } from '../../preload/contract/events.ts';
import type { PersonId } from '../../preload/contract/values.ts';
import type { ChangedSubjects } from '../sync/ports.ts';

/** Tells the page of whom it may show something old. */
export const announcePeople = (subjects: ChangedSubjects, announce: (event: CoreEvent) => void): void => {
  if (subjects === 'many') announce({ event: 'person/changed', data: { personId: null } });
  else
    for (const personId of subjects)
      announce({ event: 'person/changed', data: { personId: personId as PersonId } });
};
