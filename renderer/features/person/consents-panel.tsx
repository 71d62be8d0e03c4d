import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consent, Receiver } from '../../../preload/contract/consent.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import type { ChipTone } from '../../components/state-chip.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import type { FileProps } from './person-head.tsx';

const tones: Readonly<Record<Consent['status'], ChipTone>> = {
  live: 'good',
  expired: 'neutral',
  withdrawn: 'neutral',
  refused: 'wait',
};

/** From when until when, said from today's point of view. */
const usePeriod = (): ((consent: Consent) => string) => {
  const { t } = useTranslation('consent');
  const format = useFormat();
  return ({ status, validUntil, withdrawnAt }) => {
    if (status === 'refused') return t('refused');
    if (status === 'withdrawn') return t('withdrawnOn', { day: format.day(withdrawnAt ?? '') });
    if (validUntil === null) return t('always');
    return t(status === 'live' ? 'until' : 'ended', { day: format.day(validUntil) });
  };
};

type LineProps = { readonly consent: Consent; readonly onWithdraw: (consent: Consent) => void };

const ConsentLine = ({ consent, onWithdraw }: LineProps) => {
  const { t } = useTranslation('consent');
  const pack = useCodedText('pack');
  const own = useCodedText('consent');
  const format = useFormat();
  const period = usePeriod();
  const { receiverId, dataIds, purposeId, givenAt, givenBy, wordingVersion, status, isWaiting } = consent;
  const way = own.text(own.has(`way.${givenBy}`) ? `way.${givenBy}` : 'way.other');
  return (
    <li className="mandate">
      <div className="row row-apart">
        <span className="mandate-name">{pack.text(`receiver.${receiverId}.name`)}</span>
        <StateChip tone={tones[status]}>{t(`status.${status}`)}</StateChip>
      </div>
      <div>
        {`${format.list(dataIds.map((id) => pack.text(`consentData.${id}`)))}: ${pack.text(`consentPurpose.${purposeId}`)}.`}
      </div>
      <div>{`${period(consent)}.`}</div>
      <div className="row row-apart">
        <span className="quiet small">
          {`${t('since', { day: format.day(givenAt) })}. ${way}. ${t('wording', { version: wordingVersion })}.${
            isWaiting ? ` ${t('waiting')}.` : ''
          }`}
        </span>
        {status === 'live' ? (
          <Button size="small" look="quiet" onPress={() => onWithdraw(consent)}>
            {t('withdraw')}
          </Button>
        ) : null}
      </div>
    </li>
  );
};

type WithdrawProps = { readonly consent: Consent; readonly onClose: () => void };

const WithdrawDialog = ({ consent, onClose }: WithdrawProps) => {
  const { t } = useTranslation('consent');
  const pack = useCodedText('pack');
  const withdraw = useCommand('consent/withdraw');
  const run = async (): Promise<void> => {
    const answer = await withdraw.run({ consentId: consent.consentId, reason: '' });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      title={t('withdrawTitle')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button look="primary" isPending={withdraw.isRunning} onPress={() => void run()}>
            {t('withdrawYes')}
          </Button>
          <Button onPress={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <p>{t('withdrawBody', { receiver: pack.text(`receiver.${consent.receiverId}.name`) })}</p>
      {withdraw.problem === null ? null : <ProblemNotice problem={withdraw.problem} />}
    </Dialog>
  );
};

const ByLaw = ({ receivers }: { readonly receivers: readonly Receiver[] }) => {
  const { t } = useTranslation('consent');
  const pack = useCodedText('pack');
  const named = receivers.flatMap(({ receiverId, basis }) =>
    basis.kind === 'law' ? [{ receiverId, law: basis.law }] : [],
  );
  if (named.length === 0) return null;
  return (
    <>
      <h3 className="panel-sub">{t('byLaw')}</h3>
      <p className="quiet small">{t('byLawHelp')}</p>
      <ul className="mandate-scope">
        {named.map(({ receiverId, law }) => (
          <li key={receiverId}>
            <span>{pack.text(`receiver.${receiverId}.name`)}</span>
            <span className="quiet">{law}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** Those that hold; the ended ones on demand. */
const Given = ({ consents }: { readonly consents: readonly Consent[] }) => {
  const { t } = useTranslation('consent');
  const [showsEnded, setShowsEnded] = useState(false);
  const [leaving, setLeaving] = useState<Consent | null>(null);
  const ended = consents.filter(({ status }) => status !== 'live');
  const shown = showsEnded ? consents : consents.filter(({ status }) => status === 'live');
  return (
    <>
      <h3 className="panel-sub">{t('given')}</h3>
      {consents.length === 0 ? <p className="quiet">{t('none')}</p> : null}
      <ul className="mandates">
        {shown.map((consent) => (
          <ConsentLine key={consent.consentId} consent={consent} onWithdraw={setLeaving} />
        ))}
      </ul>
      {ended.length === 0 || showsEnded ? null : (
        <div>
          <Button look="quiet" size="small" onPress={() => setShowsEnded(true)}>
            {t('showEnded', { count: ended.length })}
          </Button>
        </div>
      )}
      {leaving === null ? null : <WithdrawDialog consent={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
};

/** What the citizen lets others be told, and whom a law lets know without asking. */
export const ConsentsPanel = ({ file }: FileProps) => {
  const { t } = useTranslation('consent');
  const answer = useAnswer('consent/list', { personId: file.personId });
  const [isGiving, setIsGiving] = useState(false);
  return (
    <Panel
      title={t('title')}
      aside={
        <Button size="small" onPress={() => setIsGiving(true)}>
          {t('give')}
        </Button>
      }
    >
      <Loaded answer={answer}>
        {({ consents, receivers }) => (
          <>
            <Given consents={consents} />
            <ByLaw receivers={receivers} />
            {isGiving ? (
              <ConsentDialog
                personId={file.personId}
                name={file.name.value.display}
                receivers={receivers}
                onClose={() => setIsGiving(false)}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </Panel>
  );
};
