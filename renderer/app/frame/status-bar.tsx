import { useState } from 'react';
import { Button, Link, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { Hidden } from '../../components/hidden.tsx';
import { outboxPath } from '../../components/paths.ts';
import type { StaffMember } from '../../../preload/contract/session.ts';
import type { StatusWords } from './describe-status.ts';
import { ServiceTrouble } from './service-trouble.tsx';
import { WholeStatus } from './whole-status.tsx';
import { useStatusSize } from './use-status-size.ts';
import { useStatusWords } from './use-status-words.ts';
import './status-bar.css';

const Filling = ({ filling }: { readonly filling: NonNullable<StatusWords['filling']> }) => {
  const { t } = useTranslation('app');
  return (
    <ProgressBar
      className="status-filling"
      aria-label={t('status.fillingLabel')}
      value={filling.percent}
      valueLabel={filling.words}
    >
      <span>{filling.words}</span>
      <span className="status-track">
        <span className="status-track-done" style={{ inlineSize: `${filling.percent}%` }} />
      </span>
    </ProgressBar>
  );
};

/** The bottom line: always there, always true, in words. Pressing the connection shows the whole of it, also in a narrow window. */
export const StatusBar = ({ staff }: { readonly staff: StaffMember }) => {
  const { t } = useTranslation('app');
  const words = useStatusWords();
  const [isOpen, setIsOpen] = useState(false);
  const line = useStatusSize();
  const who = `${staff.name}, ${staff.office}`;
  return (
    <footer ref={line} className="status" aria-label={t('status.label')}>
      {words === null ? (
        <p className="status-piece">{t('status.unknown')}</p>
      ) : (
        <>
          <Button
            className={`status-connection status-${words.tone}`}
            onPress={() => setIsOpen(true)}
            aria-haspopup="dialog"
          >
            <span aria-hidden className="status-shape" />
            {words.connection}
            <Hidden>{t('status.open')}</Hidden>
          </Button>
          <Link href={outboxPath} className="status-piece status-work">
            {words.work}
            {words.parked === null ? null : <span className="status-parked">{words.parked}</span>}
          </Link>
          <ServiceTrouble />
          {words.held === null ? null : <p className="status-piece status-held">{words.held.short}</p>}
          {words.clock === null ? null : (
            <p className="status-piece status-clock" role="status">
              {words.clock}
            </p>
          )}
          {words.disk === null ? null : (
            <p className="status-piece status-disk" role="status">
              {words.disk.short}
            </p>
          )}
          <div className="status-more">
            <p className="status-piece">{who}</p>
            {words.filling === null ? (
              <p className="status-piece">{words.data}</p>
            ) : (
              <Filling filling={words.filling} />
            )}
            <p className="status-piece">{words.receipt}</p>
            {words.lease === null ? null : <p className="status-piece">{words.lease}</p>}
          </div>
          <Dialog title={t('status.title')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
            <WholeStatus words={words} who={who} />
          </Dialog>
          <Hidden>
            <span role="status">{words.connection}</span>
          </Hidden>
        </>
      )}
    </footer>
  );
};
