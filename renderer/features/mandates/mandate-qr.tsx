import { useTranslation } from 'react-i18next';
import type { MandateDetail } from '../../../preload/contract/mandate-keeping.ts';
import { Panel } from '../../components/panel.tsx';
import { QrImage } from '../../components/qr-image.tsx';

/** The signed mandate as a QR, for whoever has to check it without a network. */
export const MandateQr = ({ detail }: { readonly detail: MandateDetail }) => {
  const { t } = useTranslation('mandate');
  const { credentialText, mandate } = detail;
  return (
    <Panel title={t('qr.title')}>
      {credentialText === null ? (
        <p>{t('qr.notYet')}</p>
      ) : (
        <>
          <QrImage text={credentialText} label={t('qr.label', { name: mandate.grantor.name })} />
          <p className="quiet small">{t('qr.help')}</p>
        </>
      )}
    </Panel>
  );
};
