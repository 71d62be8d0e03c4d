import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EidAttempt } from '../../../../preload/contract/identity.ts';
import { Notice } from '../../../components/notice.tsx';
import { QrImage } from '../../../components/qr-image.tsx';
import { useFormat } from '../../../language/use-format.ts';
import './identity.css';

/** The window of the packaged app opens no other address, whatever it is told; there the citizen's own device reads the code. */
const isInBrowser = window.bridge === undefined;

type EidWaitingProps = { readonly attempt: EidAttempt; readonly isAway: boolean };

/** The ways to the sign-in page, while the desk waits. */
export const EidWaiting = ({ attempt, isAway }: EidWaitingProps) => {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const ways = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What it answers (a promise, in newer browsers) is no clean-up.
    ways.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={ways} className="eid-ways">
      <div className="eid-code">
        <QrImage text={attempt.address} label={t('eid.qr')} />
      </div>
      <div className="stack eid-words">
        <Notice tone="wait" title={isAway ? t('eid.away') : t('eid.waiting')}>
          <p>
            {isAway ? t('eid.awayHelp') : t('eid.waitingHelp', { until: format.moment(attempt.expiresAt) })}
          </p>
        </Notice>
        <div className="row">
          {isInBrowser ? (
            <a
              className="button button-secondary"
              href={attempt.address}
              target="_blank"
              rel="noopener noreferrer"
            >
              {t('eid.open')}
            </a>
          ) : null}
        </div>
      </div>
    </div>
  );
};
