import type { ReactNode } from 'react';
import type { AuthorityAnswer } from '../../../preload/contract/authority.ts';
import type { ActId, ServiceId } from '../../../preload/contract/values.ts';

/** Where the work on an act stands, and what the conversation around it gives to it. */
export type ActStep = {
  readonly actId: ActId;
  readonly place: 'service' | 'review' | 'receipt';
  readonly subjectName: string;
  /** The documents that go with it. */
  readonly documents: ReactNode;
  /** The authority as the conversation says it. */
  readonly renderAuthority: (answer: AuthorityAnswer, serviceId: ServiceId) => ReactNode;
  /** To another step; with a field, to that field of the form. */
  readonly go: (place: 'authority' | 'service' | 'review' | 'receipt' | 'end', fieldId?: string) => void;
};
