import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import type { EidAttempt } from '../../../../preload/contract/identity.ts';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../language/use-format.ts';
import './identity.css';

/** The dark squares of a code as one path, a unit each. */
const pathOf = (rows: readonly (readonly boolean[])[]): string =>
  rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');

const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { data, size } = encode(text, { ecc: 'L', border: 2 });
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#000" />
    </svg>
  );
};

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
      <QrCode text={attempt.address} label={t('eid.qr')} />
      <div className="stack eid-words">
        <Notice tone="wait" title={isAway ? t('eid.away') : t('eid.waiting')}>
          <p>
            {isAway ? t('eid.awayHelp') : t('eid.waitingHelp', { until: format.moment(attempt.expiresAt) })}
          </p>
        </Notice>
        <div className="row">
          <a
            className="button button-secondary"
            href={attempt.address}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('eid.open')}
          </a>
        </div>
      </div>
    </div>
  );
};
