import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Choices } from '../../../preload/contract/choices.ts';
import { Mode } from '../../../preload/contract/interaction.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { interactionPath } from '../../components/paths.ts';
import { RadioCards } from '../../components/radio-cards.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { ChoiceForm } from './choice-form.tsx';

/** Most conversations help the citizen who is there; saying later who it is sets the mode anew. */
const usualMode: Mode = 'assisting';

type ServeDialogProps = {
  readonly personId: PersonId;
  readonly name: string;
  readonly onClose: () => void;
};

/** How contact was made and what it is about: with these two a conversation begins. */
export const ServeDialog = ({ personId, name, onClose }: ServeDialogProps) => {
  const { t } = useTranslation('person');
  const choices = useAnswer('choices/list', {});
  return (
    <Dialog title={t('serve.title', { name })} isOpen onClose={onClose}>
      <Loaded answer={choices}>
        {({ channels }) => <ServeForm personId={personId} channels={channels} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
};

type ServeFormProps = Pick<ServeDialogProps, 'personId' | 'onClose'> & {
  readonly channels: Choices['channels'];
};

const ServeForm = ({ personId, channels, onClose }: ServeFormProps) => {
  const { t } = useTranslation('person');
  const pack = useCodedText('pack');
  const [, navigate] = useLocation();
  const start = useCommand('interaction/start');
  const [channel, setChannel] = useState(channels[0] ?? 'counter');
  const [mode, setMode] = useState<Mode>(usualMode);

  const begin = async (): Promise<void> => {
    const answer = await start.run({ personId, channel, mode });
    if (answer.ok) navigate(interactionPath(answer.value.interactionId));
  };

  return (
    <ChoiceForm onSubmit={() => void begin()}>
      <RadioCards
        label={t('serve.channel')}
        value={channel}
        onChange={setChannel}
        cards={channels.map((id) => ({ value: id, label: pack.text(`channel.${id}`) }))}
      />
      <RadioCards
        label={t('serve.mode')}
        layout="list"
        value={mode}
        onChange={setMode}
        cards={Mode.options.map((id) => ({
          value: id,
          label: t(`mode.${id}.name`),
          detail: t(`mode.${id}.help`),
        }))}
      />
      <FormEnd
        problem={start.problem}
        isRunning={start.isRunning}
        submit={t('serve.start')}
        cancel={t('serve.cancel')}
        onCancel={onClose}
      />
    </ChoiceForm>
  );
};
