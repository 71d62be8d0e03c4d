import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choices } from '../../../preload/contract/choices.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { PersonFile } from '../../../preload/contract/person.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Form } from '../../components/form.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { DocumentFields, LikenessField } from './document-fields.tsx';
import { deciders } from './deciders.ts';
import { emptyProof, proofFaults } from './proof-form.ts';

/** Laid on the table by somebody of flesh and blood: nothing less lets a second person decide. */
const method = 'original-document';

type FormProps = {
  readonly choices: Choices;
  readonly file: PersonFile;
  readonly interaction: Interaction;
  readonly onClose: () => void;
};

const PresentForm = ({ choices, file, interaction, onClose }: FormProps) => {
  const { t } = useTranslation('interaction');
  const people = deciders(file, interaction);
  const [personId, setPersonId] = useState<PersonId | null>(people[0]?.personId ?? null);
  const [form, setForm] = useState({ ...emptyProof(choices, interaction.channel), method });
  const [isPressed, setIsPressed] = useState(false);
  const add = useCommand('interaction/add-present');
  const faults = isPressed ? proofFaults(choices, form) : [];

  const submit = async (): Promise<void> => {
    setIsPressed(true);
    if (personId === null || proofFaults(choices, form).length > 0) return;
    const { documentKind, number, issuingCountry, expiresOn, isLikenessChecked } = form;
    const answer = await add.run({
      interactionId: interaction.interactionId,
      personId,
      document: { documentKind, number: number.trim(), issuingCountry, expiresOn },
      isLikenessChecked,
    });
    if (answer.ok) onClose();
  };

  if (people.length === 0) return <p>{t('present.nobody')}</p>;
  const fields = { choices, form, onChange: setForm, faults };
  return (
    <Form onSubmit={() => void submit()}>
      <p>{t('present.body')}</p>
      <SelectField
        label={t('present.who')}
        value={personId}
        onChange={setPersonId}
        choices={people.map((person) => ({ value: person.personId, label: person.name }))}
      />
      <DocumentFields {...fields} />
      <LikenessField {...fields} />
      <FormEnd
        problem={add.problem}
        isRunning={add.isRunning}
        submit={t('present.add')}
        cancel={t('present.cancel')}
        onCancel={onClose}
      />
    </Form>
  );
};

type PresentDialogProps = Pick<FormProps, 'interaction' | 'onClose'>;

/** A co-attorney, or the other custody holder, is in the room and shows a document of their own. */
export const PresentDialog = ({ interaction, onClose }: PresentDialogProps) => {
  const { t } = useTranslation('interaction');
  const choices = useAnswer('choices/list', {});
  const file = useAnswer('person/file', { personId: interaction.subject.personId });
  return (
    <Dialog title={t('present.title')} isOpen onClose={onClose}>
      <Loaded answer={choices}>
        {(chosen) => (
          <Loaded answer={file}>
            {(known) => (
              <PresentForm choices={chosen} file={known} interaction={interaction} onClose={onClose} />
            )}
          </Loaded>
        )}
      </Loaded>
    </Dialog>
  );
};
