import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choices } from '../../../preload/contract/choices.ts';
import type { IdentityOffer } from '../../../preload/contract/identity.ts';
import type { Interaction, Party } from '../../../preload/contract/interaction.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { IdentityResult } from './identity-result.tsx';
import { methodAtHand } from './identity/method-at-hand.ts';
import { MethodChooser } from './identity/method-chooser.tsx';
import type { MethodFormProps } from './identity/method-form.ts';
import { MethodFormFor } from './identity/method-form-for.tsx';
import type { GoTo } from './session-address.ts';
import './identity/identity.css';

export type IdentityStepProps = { readonly interaction: Interaction; readonly go: GoTo };

/** How we know who is here. What was shown is recorded also where it is not enough. */
export const IdentityStep = (props: IdentityStepProps) => {
  const { t } = useTranslation('interaction');
  const { interaction, go } = props;
  const { party, mode } = interaction;
  if (party === null || party.kind === 'office') {
    return (
      <StepForm
        title={t('identity.titleOpen')}
        hint={t('identity.partyNeeded')}
        submit={t('identity.toContact')}
        onSubmit={() => go('contact')}
      >
        {null}
      </StepForm>
    );
  }
  if (mode === 'informing') {
    return (
      <StepForm
        title={t('identity.titleOpen')}
        hint={t('identity.notNeeded')}
        submit={t('next')}
        onSubmit={() => go('authority')}
      >
        {null}
      </StepForm>
    );
  }
  return <LoadedIdentity {...props} party={party} />;
};

type PresentParty = Exclude<Party, { readonly kind: 'office' }>;

const LoadedIdentity = ({ interaction, go, party }: IdentityStepProps & { readonly party: PresentParty }) => {
  const { interactionId, subject } = interaction;
  const choices = useAnswer('choices/list', {});
  const offer = useAnswer('identity/offer', { interactionId });
  const name = party.kind === 'subject' ? subject.name : party.name;
  return (
    <Loaded answer={choices}>
      {(choices) => (
        <Loaded answer={offer}>
          {(offer) => <Identifying {...{ interaction, go, choices, offer, name }} />}
        </Loaded>
      )}
    </Loaded>
  );
};

type IdentifyingProps = IdentityStepProps & {
  readonly choices: Choices;
  readonly offer: IdentityOffer;
  readonly name: string;
};

const Identifying = ({ interaction, go, choices, offer, name }: IdentifyingProps) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const [chosen, setChosen] = useState<string | null>(null);
  const [first] = useState(offer.methods[0]?.method ?? null);
  /** A form that has recorded something begins anew. */
  const [round, setRound] = useState(0);
  const method = methodAtHand(offer.methods, { chosen, first });
  const result = useRef<HTMLDivElement>(null);
  const newest = interaction.proofs[0]?.proofId;
  useEffect(() => {
    // What was recorded was not enough: that is read first, then the next try.
    if (round > 0 && newest !== undefined) result.current?.focus();
  }, [round, newest]);
  const recorded: MethodFormProps['onRecorded'] = ({ level, shortfall }) => {
    if (shortfall === null && level !== 'none') go('authority');
    else setRound(round + 1);
  };
  return (
    <div className="stack identity-work">
      <header className="stack stack-tight">
        <h2 className="step-form-title">{t('identity.title', { name })}</h2>
        <p className="quiet measure">{t('identity.hint')}</p>
      </header>
      {interaction.proofs.length === 0 ? null : (
        <div ref={result} tabIndex={-1} className="stack stack-tight identity-found">
          <IdentityResult interaction={interaction} />
          {interaction.level === 'none' ? null : (
            <div className="row">
              <Button onPress={() => go('authority')}>{t('identity.keep')}</Button>
            </div>
          )}
        </div>
      )}
      {method === undefined ? null : (
        <>
          <MethodChooser methods={offer.methods} value={method.method} onChange={setChosen} />
          <MethodFormFor
            key={`${method.method} ${round}`}
            {...{ interaction, offer, choices, method }}
            title={pack.text(`identityMethod.${method.method}`)}
            focus={chosen === null && round === 0 ? 'first-empty' : 'keep'}
            onRecorded={recorded}
          />
        </>
      )}
    </div>
  );
};
