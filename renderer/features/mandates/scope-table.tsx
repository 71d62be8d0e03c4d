import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MandateScope } from '../../../preload/contract/mandate.ts';
import { Power } from '../../../preload/contract/values.ts';
import { useCodedText } from '../../language/coded-text.ts';
import { hasScope } from './mandate-form.ts';
import { ScopeHead } from './scope-head.tsx';

/** What a mandate covers: each power for each service it names. */
export const ScopeTable = ({ scope }: { readonly scope: readonly MandateScope[] }) => {
  const { t } = useTranslation('mandate');
  const pack = useCodedText('pack');
  const services = [...new Set(scope.map(({ serviceId }) => serviceId))];
  return (
    <div className="table-place">
      <table className="table scope">
        <caption className="hidden">{t('scope.covers')}</caption>
        <ScopeHead />
        <tbody>
          {services.map((serviceId) => (
            <tr key={serviceId}>
              <th scope="row">{pack.text(`service.${serviceId}.name`)}</th>
              {Power.options.map((power) =>
                hasScope(scope, { serviceId, power }) ? (
                  <td key={power} className="scope-yes">
                    <Check aria-hidden size={18} strokeWidth={3} />
                    <span className="hidden">{t('scope.yes')}</span>
                    <span aria-hidden className="scope-word">
                      {t(`power.${power}`)}
                    </span>
                  </td>
                ) : (
                  <td key={power} className="scope-none">
                    <span aria-hidden>–</span>
                    <span className="hidden">{t('scope.no')}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
