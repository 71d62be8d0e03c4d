import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { PersonFile } from '../../../preload/contract/person.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Loaded } from '../../components/loaded.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { TextField } from '../../components/text-field.tsx';
import { firstParty, partyOf } from './party-form.ts';
import { RepresentativeFields } from './representative-fields.tsx';
import type { RenderSearch } from './representative-fields.tsx';
import { representativesOf } from './representatives.ts';
import type { GoTo } from './session-address.ts';

export type ContactStepProps = {
  readonly interaction: Interaction;
  readonly renderSearch: RenderSearch;
  readonly go: GoTo;
};

/** Who is here: the citizen, somebody on their behalf, or somebody who only helps. */
export const ContactStep = (props: ContactStepProps) => {
  const { personId } = props.interaction.subject;
  const file = useAnswer('person/file', { personId });
  return <Loaded answer={file}>{(file) => <ContactForm {...props} file={file} />}</Loaded>;
};

type ContactFormProps = ContactStepProps & { readonly file: PersonFile };

const ContactForm = ({ interaction, renderSearch, go, file }: ContactFormProps) => {
  const { t } = useTranslation('interaction');
  const { name } = interaction.subject;
  const candidates = representativesOf(file);
  const [form, setForm] = useState(() => firstParty(interaction, candidates, file.mandatesGiven));
  const [isTried, setIsTried] = useState(false);
  const setParty = useCommand('interaction/set-party');
  const found = partyOf(form, candidates);
  const fault = isTried && !found.ok ? found.fault : null;

  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (!found.ok) return;
    const { interactionId, mode } = interaction;
    const answer = await setParty.run({ interactionId, party: found.party });
    // Nobody is there to be identified where the office acts: its mandate says for whom.
    const isNobodyHere = found.party.kind === 'office';
    if (answer.ok) go(mode === 'informing' || isNobodyHere ? 'authority' : 'identity');
  };

  return (
    <StepForm
      title={t('contact.title')}
      hint={t('contact.hint')}
      submit={t('next')}
      isPending={setParty.isRunning}
      onSubmit={() => void submit()}
    >
      <RadioCards
        label={t('contact.who')}
        value={form.who}
        onChange={(who) => setForm({ ...form, who })}
        cards={[
          { value: 'subject', label: t('contact.subject', { name }), detail: t('contact.subjectHelp') },
          {
            value: 'representative',
            label: t('contact.representative', { name }),
            detail: t('contact.representativeHelp'),
          },
          ...(interaction.mode === 'informing'
            ? []
            : [
                {
                  value: 'office' as const,
                  label: t('contact.office', { name }),
                  detail: t('contact.officeHelp'),
                },
              ]),
          { value: 'helper', label: t('contact.helper'), detail: t('contact.helperHelp') },
        ]}
      />
      {form.who === 'representative' ? (
        <RepresentativeFields
          subjectName={name}
          candidates={candidates}
          form={form}
          onChange={setForm}
          fault={fault}
          renderSearch={renderSearch}
        />
      ) : null}
      {form.who === 'helper' ? (
        <TextField
          label={t('contact.name')}
          value={form.name}
          onChange={(name) => setForm({ ...form, name })}
          maxLength={200}
          widthChars={36}
          error={fault === 'name-needed' ? t('contact.nameNeeded') : null}
        />
      ) : null}
      {setParty.problem === null ? null : <ProblemNotice problem={setParty.problem} />}
    </StepForm>
  );
};
