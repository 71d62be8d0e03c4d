import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnreadableWork } from '../../../preload/contract/outbox-parked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useNow } from '../../api/use-now.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Quote } from '../../components/quote.tsx';
import { ReasonedDialog } from '../../components/reasoned-dialog.tsx';
import { useFormat } from '../../language/use-format.ts';

type UnreadableProps = { readonly work: UnreadableWork };

const PutAway = ({ work: { journal }, onClose }: UnreadableProps & { readonly onClose: () => void }) => {
  const { t } = useTranslation('parked');
  const end = useCommand('parked/end-unreadable');
  return (
    <ReasonedDialog
      title={t('unreadable.dialog')}
      lead={t('unreadable.dialogLead')}
      label={t('unreadable.words')}
      help={t('unreadable.wordsHelp')}
      tooShort={t('withdraw.short')}
      button={t('unreadable.putAway')}
      look="primary"
      signedAs={t('unreadable.name')}
      isRunning={end.isRunning}
      problem={end.problem}
      onClose={onClose}
      onDone={(words) =>
        void end.run({ journal, words }).then((answer) => {
          if (answer.ok) onClose();
        })
      }
    />
  );
};

/** That a part of a lost store's second copy could not be read: what is known, what is not, and who has to do what. */
export const UnreadableNotice = ({ work }: UnreadableProps) => {
  const { t } = useTranslation('parked');
  const format = useFormat();
  const nowMs = useNow();
  const [isOpen, setIsOpen] = useState(false);
  const { pieces: count, lastWrittenAt, journal, mayEnd } = work;
  const until = format.time(lastWrittenAt, nowMs);
  return (
    <Notice
      tone="danger"
      title={t('unreadable.title')}
      actions={
        mayEnd ? <Button onPress={() => setIsOpen(true)}>{t('unreadable.putAway')}</Button> : undefined
      }
    >
      <p>{t('unreadable.pieces', { count })}</p>
      <p>{t('unreadable.next', { until })}</p>
      {mayEnd ? null : <p>{t('unreadable.supervisor')}</p>}
      <p className="quiet small">
        {t('unreadable.file')} <bdi className="mono unreadable-file">{journal}</bdi>
      </p>
      {isOpen ? <PutAway work={work} onClose={() => setIsOpen(false)} /> : null}
    </Notice>
  );
};

/** What somebody did about it. */
export const UnreadableEnded = ({ work: { ended } }: UnreadableProps) => {
  const { t } = useTranslation('parked');
  const format = useFormat();
  const nowMs = useNow();
  if (ended === null) return null;
  return (
    <section className="stack stack-tight" aria-label={t('unreadable.title')}>
      <h2>{t('unreadable.title')}</h2>
      <Quote>
        <p>{ended.words}</p>
        <p className="quiet small">
          {t('unreadable.by', { staff: ended.staffName, at: format.time(ended.at, nowMs) })}
        </p>
      </Quote>
    </section>
  );
};
