import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParkedItem, ParkedWork } from '../../../preload/contract/outbox-parked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Facts } from '../../components/facts.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useShortcuts } from '../../components/shortcuts.tsx';
import { keepsCentral } from './choices.ts';
import { isDecided, type Amendment } from './use-amendment.ts';
import { useHeldSending, type HeldSending } from './use-held-sending.ts';
import type { WorkWords } from './work-words.ts';

export type SendPanelProps = {
  readonly item: ParkedItem;
  readonly work: ParkedWork;
  readonly amendment: Amendment;
  readonly words: WorkWords;
  /** On the ground that was shown since, not on the one that was refused. */
  readonly onNewGround: boolean;
  /** Central's side won everything: there is nothing to send, the work is taken back. */
  readonly onKeepCentral: () => void;
};

const Held = ({ held }: { readonly held: HeldSending }) => {
  const { t } = useTranslation('parked');
  useShortcuts([{ keys: 'u', label: t('send.undo'), run: held.undo }]);
  return (
    <Notice
      tone="wait"
      title={t('send.held', { count: held.secondsLeft ?? 0 })}
      actions={
        <Button autoFocus onPress={held.undo}>
          {t('send.undo')}
        </Button>
      }
    >
      <p>{t('send.heldHelp')}</p>
    </Notice>
  );
};

type ConfirmProps = Pick<SendPanelProps, 'work' | 'amendment' | 'words'> & {
  readonly onSend: () => void;
  readonly onClose: () => void;
};

/** Read once more, as it will be sent. */
const Confirm = ({ work, amendment, words, onSend, onClose }: ConfirmProps) => {
  const { t } = useTranslation('parked');
  return (
    <Dialog
      title={t('send.title')}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" autoFocus onPress={onSend}>
          {t('send.button')}
        </Button>
      }
    >
      <div className="stack">
        <p>{t('send.lead')}</p>
        <Facts
          lines={work.fields.map((field) => ({
            term: words.label(field),
            value: <span dir="auto">{words.value(field, amendment.values[field.fieldId] ?? null)}</span>,
          }))}
        />
      </div>
    </Dialog>
  );
};

/** The way on: checked by the core, read once more, held for some seconds in which it can be undone, and then sent in its place. */
export const SendPanel = (props: SendPanelProps) => {
  const { item, work, amendment, words, onNewGround, onKeepCentral } = props;
  const { t } = useTranslation('parked');
  const sending = useCommand('parked/send');
  const [step, setStep] = useState<'work' | 'confirm'>('work');
  const [hasTried, setHasTried] = useState(false);
  const { envelopeId } = item;
  const held = useHeldSending();
  const isReady = isDecided(work, amendment);

  const goOn = async (): Promise<void> => {
    setHasTried(true);
    if (!isReady) return;
    if (keepsCentral(work, amendment.values)) return onKeepCentral();
    const faults = await amendment.check();
    if (faults !== null && faults.length === 0) setStep('confirm');
  };
  useShortcuts([{ keys: 'c', label: t('send.check'), run: () => void goOn() }]);

  if (held.secondsLeft !== null) return <Held held={held} />;
  const isKept = isReady && keepsCentral(work, amendment.values);
  return (
    <div className="stack stack-start">
      {hasTried && !isReady ? <Notice tone="wait" title={t('compare.missing')} isAnnounced /> : null}
      {hasTried && isReady && amendment.faults.length > 0 && !isKept ? (
        <Notice tone="wait" title={t('amend.faults', { count: amendment.faults.length })} isAnnounced>
          <ul>
            {amendment.faults.map((fault) => (
              <li key={`${fault.fieldId} ${fault.code}`}>{words.fault(fault)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {amendment.problem === null ? null : <ProblemNotice problem={amendment.problem} />}
      {sending.problem === null ? null : <ProblemNotice problem={sending.problem} />}
      <Button look="primary" size="large" isPending={sending.isRunning} onPress={() => void goOn()}>
        {isKept ? t('send.keepCentral') : t('send.check')}
      </Button>
      {step === 'confirm' ? (
        <Confirm
          work={work}
          amendment={amendment}
          words={words}
          onClose={() => setStep('work')}
          onSend={() => {
            setStep('work');
            const { values } = amendment;
            const { centralVersion } = work;
            held.hold(() => void sending.run({ envelopeId, values, centralVersion, onNewGround }));
          }}
        />
      ) : null}
    </div>
  );
};
