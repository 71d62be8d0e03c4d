import { useTranslation } from 'react-i18next';
import { Power } from '../../../preload/contract/values.ts';
import '../../components/table.css';

/** The columns of a table of powers: the service, then each of the four. */
export const ScopeHead = () => {
  const { t } = useTranslation('mandate');
  return (
    <thead>
      <tr>
        <th scope="col">{t('scope.service')}</th>
        {Power.options.map((power) => (
          <th key={power} scope="col">
            {t(`power.${power}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
};
