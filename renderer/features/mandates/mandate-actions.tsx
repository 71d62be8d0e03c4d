import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { MandateDetail } from '../../../preload/contract/mandate-keeping.ts';
import type { OpenInteraction } from '../../../preload/contract/interaction.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { makeMandatePath, personPath } from '../../components/paths.ts';
import { useShortcuts } from '../../components/shortcuts.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type Open = 'print' | 'code' | 'transfer' | 'withdraw' | null;

/** The open conversation with one of the two sides: only there can a mandate be renewed or ended. */
const conversationAbout = (
  { mandate }: MandateDetail,
  interactions: readonly OpenInteraction[],
): OpenInteraction | undefined =>
  interactions.find(({ personId }) => personId === mandate.grantor.personId) ??
  interactions.find(({ personId }) => personId === mandate.grantee.partyId);

/** What can be done with it now. What needs a conversation says so, and leads to the file where one is begun. */
export const MandateActions = ({ detail }: { readonly detail: MandateDetail }) => {
  const { t } = useTranslation('mandate');
  const [open, setOpen] = useState<Open>(null);
  const list = useAnswer('interaction/list-open', {});
  const { mandate } = detail;
  const conversation =
    list.state === 'ready' ? conversationAbout(detail, list.value.interactions) : undefined;
  const close = (): void => setOpen(null);
  useShortcuts([{ keys: 'p', label: t('action.print'), run: () => setOpen('print') }]);
  return (
    <section className="stack stack-tight" aria-label={t('action.label')}>
      <ActionButtons mandate={mandate} conversation={conversation} onOpen={setOpen} />
      {conversation === undefined && list.state === 'ready' ? (
        <p className="row row-tight">
          <span className="quiet">{t('action.needsConversation', { name: mandate.grantor.name })}</span>
          <LinkButton size="small" href={personPath(mandate.grantor.personId)}>
            {t('action.toFile')}
          </LinkButton>
        </p>
      ) : null}
      {open === 'print' ? <PrintDialog mandate={mandate} onClose={close} /> : null}
      {open === 'code' ? <CodeDialog mandate={mandate} onClose={close} /> : null}
      {open === 'transfer' ? <TransferDialog detail={detail} onClose={close} /> : null}
      {open === 'withdraw' && conversation !== undefined ? (
        <WithdrawDialog mandate={mandate} interactionId={conversation.interactionId} onClose={close} />
      ) : null}
    </section>
  );
};

type ActionButtonsProps = {
  readonly mandate: Mandate;
  readonly conversation: OpenInteraction | undefined;
  readonly onOpen: (open: Open) => void;
};

const ActionButtons = ({ mandate, conversation, onOpen }: ActionButtonsProps) => {
  const { t } = useTranslation('mandate');
  const isOver = mandate.status === 'expired' || mandate.status === 'revoked';
  const withGrantor = conversation?.personId === mandate.grantor.personId ? conversation : undefined;
  return (
    <div className="row">
      <Button look={isOver ? 'secondary' : 'primary'} onPress={() => onOpen('print')}>
        {t('action.print')}
      </Button>
      {withGrantor === undefined ? null : (
        <LinkButton href={makeMandatePath(withGrantor.interactionId, mandate.mandateId)}>
          {t('action.renew')}
        </LinkButton>
      )}
      {isOver ? null : (
        <>
          <Button onPress={() => onOpen('code')}>{t('action.code')}</Button>
          <Button onPress={() => onOpen('transfer')}>{t('action.transfer')}</Button>
        </>
      )}
      {isOver || conversation === undefined ? null : (
        <Button look="danger" onPress={() => onOpen('withdraw')}>
          {t('action.withdraw')}
        </Button>
      )}
    </div>
  );
};
