import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthorityAnswer } from '../../../preload/contract/authority.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { ServiceOffer } from '../../../preload/contract/service.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { partyName } from './authority-sentence.ts';
import { AuthorityView } from './authority-view.tsx';
import { InformingOnly } from './informing-only.tsx';
import { RemedyList } from './remedy-list.tsx';
import { ServiceFacts } from './service-facts.tsx';
import type { SessionAddress } from './session-address.ts';

export type AuthorityStepProps = {
  readonly interaction: Interaction;
  readonly address: SessionAddress;
};

/** What they want to do, and for each of it whether they may. */
export const AuthorityStep = ({ interaction, address }: AuthorityStepProps) => {
  const { interactionId } = interaction;
  const isInforming = interaction.mode === 'informing';
  const list = useAnswer('service/list', { interactionId }, { isEnabled: !isInforming });
  if (isInforming) return <InformingOnly interaction={interaction} go={address.go} />;
  return (
    <Loaded answer={list}>
      {({ offers }) => <Offers interaction={interaction} address={address} offers={offers} />}
    </Loaded>
  );
};

type OffersProps = AuthorityStepProps & { readonly offers: readonly ServiceOffer[] };

/** The service looked at: the one in the address, else the first that may be done, so that one key goes on. */
const lookedAt = (offers: readonly ServiceOffer[], serviceId: string | null): ServiceOffer | undefined =>
  offers.find(({ service }) => service.serviceId === serviceId) ??
  offers.find(({ authority }) => authority.outcome === 'permit') ??
  offers[0];

/** In the list: may be done, may be captured and waits, or something is missing. */
const standing = (answer: AuthorityAnswer): 'may' | 'mayCapture' | 'mayNot' => {
  if (answer.outcome === 'refuse') return 'mayNot';
  return answer.provisional.length > 0 ? 'mayCapture' : 'may';
};

const icons: Readonly<Record<ReturnType<typeof standing>, ReactNode>> = {
  may: <CircleCheck aria-hidden className="offer-may" size={22} />,
  mayCapture: <CircleDot aria-hidden className="offer-may-not" size={22} />,
  mayNot: <CircleDashed aria-hidden className="offer-may-not" size={22} />,
};

const Offers = ({ interaction, address, offers }: OffersProps) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const begin = useCommand('act/begin');
  const { interactionId, subject, acts } = interaction;
  const offer = lookedAt(offers, address.serviceId);
  const chosen = offer?.service.serviceId ?? null;
  const showChosen = useEffectEvent((serviceId: string) => address.look(serviceId));
  useEffect(() => {
    // The strip reads the address, and must never speak of another service than this step.
    if (chosen !== null && chosen !== address.serviceId) showChosen(chosen);
  }, [chosen, address.serviceId]);
  const party =
    interaction.party?.kind === 'subject' ? null : partyName(interaction, t('contact.officeName'));
  const title =
    party === null
      ? t('authority.title', { name: subject.name })
      : t('authority.titleParty', { party, name: subject.name });

  if (offer === undefined) {
    return (
      <StepForm title={title} submit={t('authority.doEnd')} onSubmit={() => address.go('end')}>
        <EmptyState title={t('authority.empty')}>{t('authority.hint')}</EmptyState>
      </StepForm>
    );
  }

  const { serviceId } = offer.service;
  const isPermitted = offer.authority.outcome === 'permit';
  const beginWords = t(
    standing(offer.authority) === 'mayCapture' ? 'authority.beginCapture' : 'authority.begin',
  );
  const hasDraft = acts.some((act) => act.serviceId === serviceId && act.state === 'draft');
  const submit = async (): Promise<void> => {
    const answer = await begin.run({ interactionId, serviceId });
    if (answer.ok) address.go('service', { actId: answer.value.actId });
  };

  return (
    <StepForm
      title={title}
      hint={t('authority.hint')}
      submit={isPermitted ? (hasDraft ? t('authority.resume') : beginWords) : null}
      isPending={begin.isRunning}
      onSubmit={() => void submit()}
      {...(isPermitted
        ? {
            actions: (
              <>
                <Button onPress={() => address.go('mandate')}>{t('authority.giveMandate')}</Button>
                <Button look="quiet" onPress={() => address.go('end')}>
                  {t('authority.doEnd')}
                </Button>
              </>
            ),
          }
        : {})}
    >
      <RadioCards
        label={t('authority.services')}
        value={serviceId}
        onChange={address.look}
        cards={offers.map(({ service, authority }) => ({
          value: service.serviceId,
          label: pack.text(`service.${service.serviceId}.name`),
          detail: t(`authority.${standing(authority)}`),
          icon: icons[standing(authority)],
        }))}
      />
      <AuthorityView answer={offer.authority} interaction={interaction} serviceId={serviceId} />
      {offer.authority.outcome === 'refuse' ? (
        <RemedyList
          key={serviceId}
          missing={offer.authority.missing}
          interaction={interaction}
          serviceId={serviceId}
          go={address.go}
        />
      ) : null}
      <ServiceFacts service={offer.service} />
      {begin.problem === null ? null : <ProblemNotice problem={begin.problem} />}
    </StepForm>
  );
};
