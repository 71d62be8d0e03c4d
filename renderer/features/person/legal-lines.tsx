import { useTranslation } from 'react-i18next';
import { SourceChip } from '../../components/source-chip.tsx';
import { useFormat } from '../../language/use-format.ts';
import type { FileProps } from './person-head.tsx';

/** What a court has decided about the citizen, in words that say what follows at the desk. Nothing where there is nothing. */
export const CourtOrders = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const format = useFormat();
  if (file.courtOrders.length === 0) return null;
  return (
    <>
      <h3 className="panel-sub">{t('courtOrder.title')}</h3>
      <ul className="people">
        {file.courtOrders.map((order) => (
          <li key={order.orderId} className="people-line">
            <span className="people-name">
              {t(`courtOrder.kind.${order.kind}`, { name: order.personName })}
            </span>
            <SourceChip provenance={order.provenance} />
            <span className="quiet people-terms">
              {[
                ...(order.kind === 'representation' ? [t(`matters.${order.matters}`)] : []),
                t('courtOrder.made', { court: order.court, day: format.day(order.madeOn) }),
                ...(order.validUntil === null
                  ? []
                  : [t('relationUntil', { day: format.day(order.validUntil) })]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What the citizen is in companies and firms; nothing where there is nothing. */
export const BusinessRoles = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const format = useFormat();
  if (file.businessRoles.length === 0) return null;
  return (
    <>
      <h3 className="panel-sub">{t('businessRole.title')}</h3>
      <ul className="people">
        {file.businessRoles.map((held) => (
          <li key={`${held.organisationId} ${held.role}`} className="people-line">
            <span className="people-name">{held.organisationName}</span>
            <span>{t(`businessRole.role.${held.role}`)}</span>
            <span className="quiet">
              {held.until === null
                ? t('relationFrom', { day: format.day(held.from) })
                : t('businessRole.fromUntil', { from: format.day(held.from), until: format.day(held.until) })}
            </span>
            <SourceChip provenance={held.provenance} />
          </li>
        ))}
      </ul>
    </>
  );
};
