import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choices } from '../../../preload/contract/choices.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { DocumentFields } from './document-fields.tsx';
import { IdentityResult } from './identity-result.tsx';
import { emptyProof, methodsFor, needsDocument, proofFaults, toRecord } from './proof-form.ts';
import type { GoTo } from './session-address.ts';

export type IdentityStepProps = { readonly interaction: Interaction; readonly go: GoTo };

/** How we know who is here. What was shown is recorded also where it is not enough. */
export const IdentityStep = (props: IdentityStepProps) => {
  const { t } = useTranslation('interaction');
  const { interaction, go } = props;
  const choices = useAnswer('choices/list', {});
  if (interaction.party === null) {
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
  if (interaction.mode === 'informing') {
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
  const name = interaction.party.kind === 'subject' ? interaction.subject.name : interaction.party.name;
  return (
    <Loaded answer={choices}>{(choices) => <ProofForm {...props} choices={choices} name={name} />}</Loaded>
  );
};

type ProofFormProps = IdentityStepProps & { readonly choices: Choices; readonly name: string };

const ProofForm = ({ interaction, go, choices, name }: ProofFormProps) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const { interactionId, channel, level } = interaction;
  const [form, setForm] = useState(() => emptyProof(choices, channel));
  const [isTried, setIsTried] = useState(false);
  const record = useCommand('interaction/record-identity');
  const faults = isTried ? proofFaults(choices, form) : [];

  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (proofFaults(choices, form).length > 0) return;
    const answer = await record.run(toRecord(choices, form, interactionId));
    if (!answer.ok) return;
    if (answer.value.shortfall === null && answer.value.level !== 'none') go('authority');
    else {
      setForm(emptyProof(choices, channel));
      setIsTried(false);
    }
  };

  return (
    <StepForm
      title={t('identity.title', { name })}
      hint={t('identity.hint')}
      submit={t('identity.record')}
      isPending={record.isRunning}
      onSubmit={() => void submit()}
      focus="first-empty"
      actions={
        level === 'none' ? undefined : <Button onPress={() => go('authority')}>{t('identity.keep')}</Button>
      }
    >
      {interaction.proofs.length === 0 ? null : <IdentityResult interaction={interaction} />}
      <RadioCards
        label={t('identity.method')}
        value={form.method}
        onChange={(method) => setForm({ ...form, method })}
        cards={methodsFor(choices, channel).map(({ method, bestLevel }) => ({
          value: method,
          label: pack.text(`identityMethod.${method}`),
          detail: t('identity.reaches', { level: t(`level.${bestLevel}`) }),
        }))}
      />
      {needsDocument(choices, form) ? (
        <DocumentFields choices={choices} form={form} onChange={setForm} faults={faults} />
      ) : null}
      {record.problem === null ? null : <ProblemNotice problem={record.problem} />}
    </StepForm>
  );
};
