import { useState } from 'react';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { MandateOffer } from '../../../preload/contract/mandate-making.ts';
import type { PersonFile } from '../../../preload/contract/person.ts';
import type { ServiceOffer } from '../../../preload/contract/service.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Loaded } from '../../components/loaded.tsx';
import { useLanguage } from '../../language/language-context.tsx';
import { startingMandate } from './starting-mandate.ts';
import { firstForm } from './mandate-form.ts';
import { MakingForm } from './making-form.tsx';
import { MandateGiven } from './mandate-given.tsx';
import { MandateRefused } from './mandate-refused.tsx';
import { useMakingDraft } from './making-draft.ts';
import type { MandateStep } from './session-step.ts';
import './mandates.css';

/** The citizen gives somebody a mandate, here and now: one page, read and given at its end. */
export const MakeMandate = (step: MandateStep) => {
  const { interactionId, subject } = step.interaction;
  const offer = useAnswer('mandate/offer', { interactionId });
  const file = useAnswer('person/file', { personId: subject.personId });
  const list = useAnswer('service/list', { interactionId });
  return (
    <Loaded answer={offer}>
      {(offer) => (
        <Loaded answer={file}>
          {(file) => (
            <Loaded answer={list}>
              {({ offers }) => <Making {...step} offer={offer} file={file} services={offers} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
};

type MakingProps = MandateStep & {
  readonly offer: MandateOffer;
  readonly file: PersonFile;
  readonly services: readonly ServiceOffer[];
};

/** What has come of it: nothing yet, a mandate, or a refusal that is kept as one. */
type Outcome = { readonly kind: 'given'; readonly mandate: Mandate } | { readonly kind: 'refused' } | null;

const Making = ({ offer, file, services, ...step }: MakingProps) => {
  const { language } = useLanguage();
  const { interaction, serviceId, fromMandateId } = step;
  const { party } = interaction;
  const { form, change, forget } = useMakingDraft(interaction.interactionId, () => {
    const service = services.find((each) => each.service.serviceId === serviceId)?.service;
    const from = startingMandate(file.mandatesGiven, party, fromMandateId);
    return firstForm(offer, {
      aim: { serviceId, power: service?.power ?? null, from },
      party,
      language: offer.wording.languages.includes(file.language) ? file.language : language.id,
    });
  });
  const [outcome, setOutcome] = useState<Outcome>(null);

  if (outcome?.kind === 'given') {
    return <MandateGiven mandate={outcome.mandate} onBack={step.onBack} />;
  }
  if (outcome?.kind === 'refused') {
    return (
      <MandateRefused
        grantorName={interaction.subject.name}
        onBack={step.onBack}
        onAgain={() => setOutcome(null)}
      />
    );
  }
  return (
    <MakingForm
      step={step}
      offer={offer}
      form={form}
      onChange={change}
      onGiven={(mandate) => {
        forget();
        setOutcome({ kind: 'given', mandate });
      }}
      onRefused={() => {
        forget();
        setOutcome({ kind: 'refused' });
      }}
    />
  );
};
