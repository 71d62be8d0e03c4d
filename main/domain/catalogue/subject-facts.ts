import type { PersonFile } from '../../../preload/contract/person.ts';

/** What a form may know about the subject: parts of the person's file, and the day the address began. */
export type SubjectFacts = Pick<PersonFile, 'address' | 'household' | 'account'> & {
  readonly movedInOn: string | null;
};
