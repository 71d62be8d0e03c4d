import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ParkedItem } from '../../../preload/contract/outbox-parked.ts';
import type { Channel } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Form } from '../../components/form.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { interactionPath } from '../../components/paths.ts';
import { RadioCards } from '../../components/radio-cards.tsx';
import { useCodedText } from '../../language/coded-text.ts';

export type NewGroundDialogProps = { readonly item: ParkedItem; readonly onClose: () => void };

/** How the person is in contact: with that the contact begins in which the other ground is shown. */
export const NewGroundDialog = ({ item, onClose }: NewGroundDialogProps) => {
  const { t } = useTranslation('parked');
  const choices = useAnswer('choices/list', {});
  return (
    <Dialog title={t('ground.dialog')} isOpen onClose={onClose}>
      <Loaded answer={choices}>
        {({ channels }) => <BeginForm item={item} channels={channels} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
};

type BeginFormProps = NewGroundDialogProps & { readonly channels: readonly Channel[] };

const BeginForm = ({ item: { envelopeId, content }, channels, onClose }: BeginFormProps) => {
  const { t } = useTranslation('parked');
  const pack = useCodedText('pack');
  const [, navigate] = useLocation();
  const begin = useCommand('parked/new-ground');
  const [channel, setChannel] = useState<Channel>(channels[0] ?? 'counter');
  const submit = async (): Promise<void> => {
    const answer = await begin.run({ envelopeId, channel });
    if (answer.ok) navigate(interactionPath(answer.value.interactionId));
  };
  return (
    <Form onSubmit={() => void submit()} label={t('ground.dialog')}>
      <p>{t('ground.dialogLead', { name: content?.subject.name ?? '' })}</p>
      <RadioCards
        label={t('ground.channel')}
        value={channel}
        onChange={setChannel}
        cards={channels.map((id) => ({ value: id, label: pack.text(`channel.${id}`) }))}
      />
      <FormEnd
        problem={begin.problem}
        isRunning={begin.isRunning}
        submit={t('ground.begin')}
        cancel={t('ground.cancel')}
        onCancel={onClose}
      />
    </Form>
  );
};
