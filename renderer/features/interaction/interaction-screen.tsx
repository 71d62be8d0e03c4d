import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { InteractionId, ServiceId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LinkButton } from '../../components/button.tsx';
import { LoadedPage } from '../../components/loaded-page.tsx';
import { Page } from '../../components/page.tsx';
import { homePath } from '../../components/paths.ts';
import type { RenderSearch } from './representative-fields.tsx';
import { useSessionAddress } from './session-address.ts';
import type { SessionAddress } from './session-address.ts';
import { SessionContext } from './session-context.tsx';
import { SessionSteps } from './session-steps.tsx';
import { SessionWork } from './session-work.tsx';
import type { RenderAct, RenderMandate } from './session-work.tsx';
import { isMandatePlace, newestDraft, placeOf } from './steps.ts';
import type { Place } from './steps.ts';
import { Strip } from './strip.tsx';
import './interaction.css';

export type InteractionScreenProps = {
  readonly interactionId: InteractionId;
  readonly renderAct: RenderAct;
  readonly renderMandate: RenderMandate;
  readonly renderSearch: RenderSearch;
  /** The documents of the conversation as a whole. */
  readonly documents: ReactNode;
};

/** A conversation with a citizen: what holds for it, the step one is at, and what is known. Everything comes from the core again. */
export const InteractionScreen = ({ interactionId, ...parts }: InteractionScreenProps) => {
  const { t } = useTranslation('interaction');
  const interaction = useAnswer('interaction/get', { interactionId });
  return (
    <LoadedPage
      answer={interaction}
      titles={{ loading: t('loading'), unavailable: t('unavailable') }}
      wayOut={<LinkButton href={homePath}>{t('end.backHome')}</LinkButton>}
    >
      {(value) => <Session interaction={value} {...parts} />}
    </LoadedPage>
  );
};

type SessionProps = Omit<InteractionScreenProps, 'interactionId'> & {
  readonly interaction: Interaction;
};

/** The service that the strip speaks about: the one looked at, else that of the act being worked on. */
const serviceInView = (interaction: Interaction, address: SessionAddress, place: Place): ServiceId | null => {
  if (place === 'authority' || isMandatePlace(place)) return address.serviceId as ServiceId | null;
  const act = interaction.acts.find(({ actId }) => actId === address.actId) ?? newestDraft(interaction);
  return act?.serviceId ?? null;
};

const Session = ({ interaction, ...parts }: SessionProps) => {
  const { t } = useTranslation('interaction');
  const { interactionId, subject } = interaction;
  const address = useSessionAddress(interactionId);
  const place = placeOf(address.place, interaction);
  const serviceId = serviceInView(interaction, address, place);
  const decided = useAnswer(
    'authority/decide',
    { interactionId, serviceId: serviceId ?? ('' as ServiceId) },
    { isEnabled: serviceId !== null },
  );
  const answer = serviceId !== null && decided.state === 'ready' ? decided.value : null;
  return (
    <Page title={t('title', { name: subject.name })} focus="none" width="full" isTitleHidden>
      <div className="session">
        <Strip interaction={interaction} answer={answer} serviceId={serviceId} go={address.go} />
        <div className="session-body">
          <SessionSteps interaction={interaction} place={place} />
          <div className="session-work">
            <SessionWork interaction={interaction} address={address} place={place} {...parts} />
          </div>
          <SessionContext personId={subject.personId} />
        </div>
      </div>
    </Page>
  );
};
