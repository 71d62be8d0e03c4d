import { useTranslation } from 'react-i18next';
import type { FieldFault, FormField } from '../../../preload/contract/service.ts';
import { Notice } from '../../components/notice.tsx';
import type { FieldTexts } from './field-texts.ts';

type FaultSummaryProps = {
  readonly faults: readonly FieldFault[];
  readonly fields: readonly FormField[];
  readonly texts: FieldTexts;
  readonly onGo: (fieldId: string) => void;
};

/** Everything that needs attention, each leading to its field. */
export const FaultSummary = ({ faults, fields, texts, onGo }: FaultSummaryProps) => {
  const { t } = useTranslation('service');
  const labelOf = (fieldId: string): string => {
    const field = fields.find((field) => field.fieldId === fieldId);
    return field === undefined ? fieldId : texts.label(field);
  };
  return (
    <Notice tone="wait" title={t('form.faultsTitle', { count: faults.length })} isAnnounced>
      <ul className="fault-list">
        {faults.map((fault) => (
          <li key={`${fault.fieldId} ${fault.code}`}>
            <button type="button" className="link" onClick={() => onGo(fault.fieldId)}>
              {`${labelOf(fault.fieldId)}: ${texts.fault(fault)}`}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
};
