import type { ReactNode } from 'react';
import type { AuthorityAnswer } from '../../../preload/contract/authority.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { ActId, ServiceId } from '../../../preload/contract/values.ts';
import { AuthorityStep } from './authority-step.tsx';
import { AuthorityView } from './authority-view.tsx';
import { ContactStep } from './contact-step.tsx';
import { EndStep } from './end-step.tsx';
import { IdentityStep } from './identity-step.tsx';
import type { RenderSearch } from './representative-fields.tsx';
import type { SessionAddress } from './session-address.ts';
import { isMandatePlace, newestDraft } from './steps.ts';
import type { MandateStepPlace, Place } from './steps.ts';

/** The work on one service inside a conversation, drawn by the services' own screen. */
export type ActStep = {
  readonly actId: ActId;
  readonly place: ActPlace;
  readonly subjectName: string;
  /** The authority as the conversation says it. */
  readonly renderAuthority: (answer: AuthorityAnswer, serviceId: ServiceId) => ReactNode;
  /** To another step; with a field, to that field of the form. */
  readonly go: (place: Place, fieldId?: string) => void;
};
export type RenderAct = (step: ActStep) => ReactNode;

/** A mandate that is made or shown inside a conversation, drawn by the mandates' own screens. */
export type MandateStep = {
  readonly place: MandateStepPlace;
  readonly interaction: Interaction;
  /** The service whose question led here; null where nothing was asked. */
  readonly serviceId: ServiceId | null;
  readonly fromMandateId: string | null;
  readonly renderSearch: RenderSearch;
  readonly onBack: () => void;
  readonly onOther: (place: MandateStepPlace) => void;
};
export type RenderMandate = (step: MandateStep) => ReactNode;
type ActPlace = Extract<Place, 'service' | 'review' | 'receipt'>;

const isActPlace = (place: Place): place is ActPlace =>
  place === 'service' || place === 'review' || place === 'receipt';

export type SessionWorkProps = {
  readonly interaction: Interaction;
  readonly address: SessionAddress;
  readonly place: Place;
  readonly renderAct: RenderAct;
  readonly renderMandate: RenderMandate;
  readonly renderSearch: RenderSearch;
  readonly documents: ReactNode;
};

type ActWorkProps = Omit<SessionWorkProps, 'renderSearch' | 'renderMandate' | 'documents' | 'place'> & {
  readonly place: ActPlace;
};

const ActWork = ({ interaction, address, place, renderAct }: ActWorkProps) => {
  const actId = (address.actId as ActId | null) ?? newestDraft(interaction)?.actId;
  if (actId === undefined) return <AuthorityStep interaction={interaction} address={address} />;
  return renderAct({
    actId,
    place,
    subjectName: interaction.subject.name,
    renderAuthority: (answer, serviceId) => (
      <AuthorityView answer={answer} interaction={interaction} serviceId={serviceId} />
    ),
    go: (to, fieldId) => address.go(to, isActPlace(to) ? { actId, fieldId } : {}),
  });
};

/** The step one is at. */
export const SessionWork = ({ place, renderSearch, renderMandate, documents, ...rest }: SessionWorkProps) => {
  const { interaction, address } = rest;
  if (isActPlace(place)) return <ActWork place={place} {...rest} />;
  const { go } = address;
  if (isMandatePlace(place)) {
    const serviceId = (address.serviceId as ServiceId | null) ?? undefined;
    return renderMandate({
      place,
      interaction,
      serviceId: serviceId ?? null,
      fromMandateId: address.mandateId,
      renderSearch,
      onBack: () => go('authority', { serviceId }),
      onOther: (other) => go(other, { serviceId }),
    });
  }
  return {
    contact: <ContactStep interaction={interaction} renderSearch={renderSearch} go={go} />,
    identity: <IdentityStep interaction={interaction} go={go} />,
    authority: <AuthorityStep interaction={interaction} address={address} />,
    end: <EndStep interaction={interaction} go={go} documents={documents} />,
  }[place];
};
