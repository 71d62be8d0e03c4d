import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { OwnValues, type OwnValuesProps } from './own-values.tsx';

/** The form of parked work, as it was filled in, with what is wrong with it; what is written is kept. */
export const AmendWork = (props: Omit<OwnValuesProps, 'unit'>) => {
  const { t } = useTranslation('parked');
  const { faults } = props.amendment;
  return (
    <Panel title={t('amend.title')}>
      {faults.length === 0 ? null : (
        <Notice tone="wait" title={t('amend.faults', { count: faults.length })} />
      )}
      <OwnValues {...props} unit={null} />
      <p className="quiet small">{t('amend.kept')}</p>
    </Panel>
  );
};
