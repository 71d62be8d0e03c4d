import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewGround, ParkedItem } from '../../../preload/contract/outbox-parked.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { interactionPath } from '../../components/paths.ts';
import { useFormat } from '../../language/use-format.ts';
import { isProven } from './is-proven.ts';
import { NewGroundDialog } from './new-ground-dialog.tsx';

export type NewGroundPanelProps = {
  readonly item: ParkedItem;
  readonly newGround: NewGround | null;
  /** The answer of the authority, in the words of the contact. */
  readonly renderAnswer: (newGround: NewGround) => ReactNode;
};

/** Work whose ground was refused, on another ground: a contact in which that one is shown, and how far it has come. */
export const NewGroundPanel = ({ item, newGround, renderAnswer }: NewGroundPanelProps) => {
  const { t } = useTranslation('parked');
  const [isAsking, setIsAsking] = useState(false);
  const begin = (label: string) => <Button onPress={() => setIsAsking(true)}>{label}</Button>;
  return (
    <Panel title={t('ground.title')}>
      {newGround === null ? (
        <>
          <p className="parked-lead">{t('ground.lead')}</p>
          <div className="row">{begin(t('ground.button'))}</div>
        </>
      ) : (
        <Sought newGround={newGround} again={begin(t('ground.again'))}>
          {renderAnswer(newGround)}
        </Sought>
      )}
      {isAsking ? <NewGroundDialog item={item} onClose={() => setIsAsking(false)} /> : null}
    </Panel>
  );
};

type SoughtProps = {
  readonly newGround: NewGround;
  readonly again: ReactNode;
  readonly children: ReactNode;
};

const Sought = ({ newGround, again, children }: SoughtProps) => {
  const { t } = useTranslation('parked');
  const format = useFormat();
  const { interactionId, startedAt, isOpen, partyName } = newGround;
  if (!isOpen) return <Notice tone="wait" title={t('ground.ended')} actions={again} />;
  return (
    <>
      <p className="quiet">
        {t('ground.since', { at: format.moment(startedAt) })}
        {partyName === null ? null : (
          <>
            {' · '}
            <bdi>{t('ground.with', { name: partyName })}</bdi>
          </>
        )}
      </p>
      {children}
      {isProven(newGround) ? <p>{t('ground.proven')}</p> : null}
      <div className="row">
        <LinkButton href={interactionPath(interactionId)}>{t('ground.goOn')}</LinkButton>
      </div>
    </>
  );
};
