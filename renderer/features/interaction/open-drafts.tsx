import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActSummary } from '../../../preload/contract/interaction.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useNow } from '../../api/use-now.ts';
import { useFormat } from '../../language/use-format.ts';
import type { GoTo } from './session-address.ts';
import './interaction.css';

type OpenDraftsProps = { readonly drafts: readonly ActSummary[]; readonly go: GoTo };

/** What was begun and not finished: to go on with, or to throw away. Nothing is left behind unnoticed. */
export const OpenDrafts = ({ drafts, go }: OpenDraftsProps) => {
  const { t } = useTranslation('interaction');
  const [leaving, setLeaving] = useState<ActSummary | null>(null);
  const [first] = drafts;
  return (
    <StepForm
      title={t('end.drafts', { count: drafts.length })}
      hint={t('end.draftsBody')}
      submit={t('end.goOn')}
      onSubmit={() => {
        if (first !== undefined) go('service', { actId: first.actId });
      }}
    >
      <ul className="done">
        {drafts.map((draft) => (
          <Draft key={draft.actId} draft={draft} go={go} onDiscard={() => setLeaving(draft)} />
        ))}
      </ul>
      {leaving === null ? null : <DiscardDialog draft={leaving} onClose={() => setLeaving(null)} />}
    </StepForm>
  );
};

type DraftProps = {
  readonly draft: ActSummary;
  readonly go: GoTo;
  readonly onDiscard: () => void;
};

const Draft = ({ draft, go, onDiscard }: DraftProps) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const format = useFormat();
  const now = useNow();
  return (
    <li className="row row-apart">
      <span>
        <span className="done-name">{pack.text(`service.${draft.serviceId}.name`)}</span>{' '}
        <span className="quiet small">{t('authority.draft', { at: format.time(draft.changedAt, now) })}</span>
      </span>
      <span className="row row-tight">
        <Button size="small" onPress={() => go('service', { actId: draft.actId })}>
          {t('end.goOn')}
        </Button>
        <Button size="small" look="danger" onPress={onDiscard}>
          {t('end.discard')}
        </Button>
      </span>
    </li>
  );
};

const DiscardDialog = ({ draft, onClose }: { readonly draft: ActSummary; readonly onClose: () => void }) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const discard = useCommand('act/discard');
  const run = async (): Promise<void> => {
    const answer = await discard.run({ actId: draft.actId });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('end.discardTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="danger" isPending={discard.isRunning} onPress={() => void run()}>
            {t('end.discardYes')}
          </Button>
          <Button autoFocus onPress={onClose}>
            {t('end.discardNo')}
          </Button>
        </>
      }
    >
      <p>{t('end.discardBody', { service: pack.text(`service.${draft.serviceId}.name`) })}</p>
      {discard.problem === null ? null : <ProblemNotice problem={discard.problem} />}
    </Dialog>
  );
};
