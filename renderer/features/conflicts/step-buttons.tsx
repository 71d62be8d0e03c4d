import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParkedItem } from '../../../preload/contract/outbox-parked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { personPath } from '../../components/paths.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ReasonedDialog } from '../../components/reasoned-dialog.tsx';

export type StepName = 'hand-over' | 'withdraw';

export type StepButtonsProps = {
  readonly item: ParkedItem;
  /** Opened by another part of the screen. */
  readonly open: StepName | null;
  readonly onOpen: (step: StepName | null) => void;
};

/** What can be done besides mending it: try again, hand it over, take it back, put it away. */
export const StepButtons = ({ item, open, onOpen }: StepButtonsProps) => {
  const { t } = useTranslation('parked');
  const retry = useCommand('parked/retry');
  const acknowledge = useCommand('parked/acknowledge');
  const { envelopeId, actions, next, content } = item;
  const can = (action: ParkedItem['actions'][number]): boolean => actions.includes(action);
  const problem = retry.problem ?? acknowledge.problem;
  const isMended = can('compare') || can('amend');
  return (
    <div className="stack">
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <div className="row">
        {can('retry') ? (
          <Button
            look={isMended ? 'secondary' : 'primary'}
            isPending={retry.isRunning}
            onPress={() => void retry.run({ envelopeId })}
          >
            {t('retry')}
          </Button>
        ) : null}
        {next === 'write-again' && content !== null ? (
          <LinkButton href={personPath(content.subject.personId)} look="primary">
            {t('openFile')}
          </LinkButton>
        ) : null}
        {can('acknowledge') ? (
          <Button
            look="primary"
            isPending={acknowledge.isRunning}
            onPress={() => void acknowledge.run({ envelopeId })}
          >
            {t('acknowledge')}
          </Button>
        ) : null}
        {can('hand-over') ? (
          <Button onPress={() => onOpen('hand-over')}>{t('handOver.button')}</Button>
        ) : null}
        {can('withdraw') ? (
          <Button look="quiet" onPress={() => onOpen('withdraw')}>
            {t('withdraw.button')}
          </Button>
        ) : null}
      </div>
      {open === 'hand-over' ? <HandOver item={item} onClose={() => onOpen(null)} /> : null}
      {open === 'withdraw' ? <Withdraw item={item} onClose={() => onOpen(null)} /> : null}
    </div>
  );
};

type StepDialogProps = { readonly item: ParkedItem; readonly onClose: () => void };

const HandOver = ({ item: { envelopeId }, onClose }: StepDialogProps) => {
  const { t } = useTranslation('parked');
  const [isDone, setIsDone] = useState(false);
  const handOver = useCommand('parked/hand-over');
  if (isDone) return null;
  return (
    <ReasonedDialog
      title={t('handOver.title')}
      lead={t('handOver.lead')}
      label={t('handOver.words')}
      help={t('handOver.wordsHelp')}
      tooShort={t('handOver.short')}
      button={t('handOver.do')}
      look="primary"
      signedAs={null}
      isRunning={handOver.isRunning}
      problem={handOver.problem}
      onClose={onClose}
      onDone={(words) =>
        void handOver.run({ envelopeId, words }).then((answer) => {
          setIsDone(answer.ok);
          if (answer.ok) onClose();
        })
      }
    />
  );
};

const Withdraw = ({ item: { envelopeId }, onClose }: StepDialogProps) => {
  const { t } = useTranslation('parked');
  const withdraw = useCommand('parked/withdraw');
  return (
    <ReasonedDialog
      title={t('withdraw.title')}
      lead={t('withdraw.lead')}
      label={t('withdraw.reason')}
      help={t('withdraw.reasonHelp')}
      tooShort={t('withdraw.short')}
      button={t('withdraw.do')}
      look="danger"
      signedAs={t('withdraw.name')}
      isRunning={withdraw.isRunning}
      problem={withdraw.problem}
      onClose={onClose}
      onDone={(reason) =>
        void withdraw.run({ envelopeId, reason }).then((answer) => {
          if (answer.ok) onClose();
        })
      }
    />
  );
};
