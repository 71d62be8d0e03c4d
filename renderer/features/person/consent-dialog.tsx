import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentWay, Receiver } from '../../../preload/contract/consent.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useConsentWording } from '../../language/use-consent-wording.ts';

export type ConsentDialogProps = {
  readonly personId: PersonId;
  readonly name: string;
  readonly receivers: readonly Receiver[];
  readonly onClose: () => void;
};

const ways: readonly ConsentWay[] = ['said-at-desk', 'said-on-phone', 'signed'];

/** Those who may only be told with a yes, and to whom none has been given that still holds. */
const toAsk = (receivers: readonly Receiver[]): readonly Receiver[] =>
  receivers.filter(({ basis }) => basis.kind === 'consent' && basis.consentId === null);

/** Records a yes: for one receiver, in words that are read out, given in one way, until a day or until withdrawn. */
export const ConsentDialog = ({ personId, name, receivers, onClose }: ConsentDialogProps) => {
  const { t } = useTranslation('consent');
  const pack = useCodedText('pack');
  const wording = useConsentWording();
  const give = useCommand('consent/give');
  const [receiverId, setReceiverId] = useState<string | null>(null);
  const [way, setWay] = useState<ConsentWay>('said-at-desk');
  const [until, setUntil] = useState<string | null>(null);
  const asked = toAsk(receivers);
  const chosen = asked.find((receiver) => receiver.receiverId === receiverId);
  const words = chosen === undefined ? null : wording(chosen);

  const run = async (): Promise<void> => {
    if (receiverId === null) return;
    const answer = await give.run({ personId, receiverId, way, validUntil: until });
    if (answer.ok) onClose();
  };

  return (
    <Dialog
      title={t('dialog.title', { name })}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button
            look="primary"
            isPending={give.isRunning}
            isDisabled={receiverId === null}
            onPress={() => void run()}
          >
            {t('dialog.record')}
          </Button>
          <Button onPress={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      {asked.length === 0 ? (
        <p>{t('dialog.nobodyLeft')}</p>
      ) : (
        <div className="stack">
          <RadioCards
            label={t('dialog.receiver')}
            value={receiverId}
            onChange={setReceiverId}
            cards={asked.map((receiver) => ({
              value: receiver.receiverId,
              label: pack.text(`receiver.${receiver.receiverId}.name`),
              detail: pack.text(`receiver.${receiver.receiverId}.tells`),
            }))}
          />
          {words === null ? null : (
            <div role="status" className="stack stack-tight">
              <p className="quiet small">{t('dialog.read')}</p>
              <blockquote className="consent-words">{words}</blockquote>
            </div>
          )}
          <RadioCards
            label={t('dialog.way')}
            value={way}
            onChange={setWay}
            cards={ways.map((value) => ({ value, label: t(`way.${value}`) }))}
          />
          <DateField
            label={t('dialog.until')}
            help={t('dialog.untilHelp')}
            value={until}
            onChange={setUntil}
            isRequired={false}
          />
        </div>
      )}
      {give.problem === null ? null : <ProblemNotice problem={give.problem} />}
    </Dialog>
  );
};
