import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParkedItem } from '../../../preload/contract/outbox-parked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';

/** What goes with the work when it is sent again: documents can be taken off and others put in their place. */
export const DocumentsPanel = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation('parked');
  return (
    <Panel title={t('documents.title')}>
      {children}
      <p className="quiet small">{t('documents.help')}</p>
    </Panel>
  );
};

/** For work without a form, of which only the documents can be others. */
export const SendDocuments = ({ item: { envelopeId } }: { readonly item: ParkedItem }) => {
  const { t } = useTranslation('parked');
  const send = useCommand('parked/send');
  return (
    <div className="stack stack-start">
      {send.problem === null ? null : <ProblemNotice problem={send.problem} />}
      <Button
        look="primary"
        size="large"
        isPending={send.isRunning}
        onPress={() => void send.run({ envelopeId, values: {}, centralVersion: null, onNewGround: false })}
      >
        {t('send.button')}
      </Button>
    </div>
  );
};
