import { Checkbox } from 'react-aria-components';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Power } from '../../../preload/contract/values.ts';
import type { ServiceId } from '../../../preload/contract/values.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { hasScope, toggleScope } from './mandate-form.ts';
import { Part } from './part.tsx';
import type { PartProps } from './part.tsx';
import { ScopeHead } from './scope-head.tsx';

type CellProps = Pick<PartProps, 'form' | 'onChange'> & {
  readonly serviceId: ServiceId;
  readonly power: Power;
  readonly isOffered: boolean;
};

/** One power for one service; nothing to press where the service has no such power. */
const Cell = ({ form, onChange, serviceId, power, isOffered }: CellProps) => {
  const { t } = useTranslation('mandate');
  const pack = useCodedText('pack');
  if (!isOffered) {
    return (
      <td className="scope-none">
        <span aria-hidden>–</span>
        <span className="hidden">{t('scope.notOffered')}</span>
      </td>
    );
  }
  const line = { serviceId, power };
  return (
    <td>
      <Checkbox
        className="scope-check"
        aria-label={t('scope.cell', {
          power: t(`power.${power}`),
          service: pack.text(`service.${serviceId}.name`),
        })}
        isSelected={hasScope(form.scope, line)}
        onChange={() => onChange({ ...form, scope: toggleScope(form.scope, line) })}
      >
        <span aria-hidden className="card-mark card-mark-square">
          <Check size={14} strokeWidth={3.5} />
        </span>
        <span aria-hidden className="scope-word">
          {t(`power.${power}`)}
        </span>
      </Checkbox>
    </td>
  );
};

/** What may be done: services as rows, the four powers as columns. There is no "everything". */
export const ScopePart = ({ offer, form, onChange, faults }: PartProps) => {
  const { t } = useTranslation('mandate');
  const pack = useCodedText('pack');
  return (
    <Part title={t('part.scope')}>
      {faults.includes('scope') ? <p className="field-error">{t('needed.scope')}</p> : null}
      <div className="table-place">
        <table className="table scope">
          <caption className="scope-caption">{t('scope.caption')}</caption>
          <ScopeHead />
          <tbody>
            {offer.services.map(({ serviceId, powers }) => (
              <tr key={serviceId}>
                <th scope="row">{pack.text(`service.${serviceId}.name`)}</th>
                {Power.options.map((power) => (
                  <Cell
                    key={power}
                    form={form}
                    onChange={onChange}
                    serviceId={serviceId}
                    power={power}
                    isOffered={powers.includes(power)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="powers">
        {Power.options.map((power) => (
          <div key={power}>
            <dt>{t(`power.${power}`)}</dt>
            <dd>{t(`powerMeans.${power}`)}</dd>
          </div>
        ))}
      </dl>
      {offer.kinds.length > 1 ? (
        <SelectField
          label={t('scope.kind')}
          value={form.kind}
          onChange={(kind) => onChange({ ...form, kind })}
          choices={offer.kinds.map((kind) => ({ value: kind, label: pack.text(`mandateKind.${kind}`) }))}
          widthChars={30}
        />
      ) : null}
    </Part>
  );
};
