import type { ReactNode } from 'react';
import type { ActId, InteractionId } from '../../../preload/contract/values.ts';
import { Page } from '../../components/page.tsx';

export type InteractionScreenProps = {
  readonly interactionId: InteractionId;
  /** Draws the screen of an act, which belongs to the services. */
  readonly act: (actId: ActId) => ReactNode;
};

export const InteractionScreen = ({ interactionId }: InteractionScreenProps) => (
  <Page title={interactionId}>{null}</Page>
);
