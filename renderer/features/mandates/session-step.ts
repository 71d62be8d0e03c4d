import type { ReactNode } from 'react';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { PersonId, ServiceId } from '../../../preload/contract/values.ts';

/** The search for a person, given from outside. */
export type RenderSearch = (search: {
  readonly label: string;
  readonly none: string;
  readonly onChoose: (match: { readonly personId: PersonId; readonly name: string }) => void;
}) => ReactNode;

/** What a conversation gives to the mandates that are made or shown in it. */
export type MandateStep = {
  readonly interaction: Interaction;
  /** The service whose question led here; null where nothing was asked. */
  readonly serviceId: ServiceId | null;
  /** The mandate that is widened or renewed. */
  readonly fromMandateId: string | null;
  readonly renderSearch: RenderSearch;
  /** Back to the question, which is answered anew. */
  readonly onBack: () => void;
  /** From making one to showing one that exists, and the other way. */
  readonly onOther: (place: 'mandate' | 'prove') => void;
};
