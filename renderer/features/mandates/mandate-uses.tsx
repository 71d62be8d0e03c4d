import { useTranslation } from 'react-i18next';
import type { MandateUse } from '../../../preload/contract/mandate-keeping.ts';
import { Panel } from '../../components/panel.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useCodedText } from '../../language/coded-text.ts';

/** Everything that was done with it, the newest first. */
export const MandateUses = ({ uses }: { readonly uses: readonly MandateUse[] }) => {
  const { t } = useTranslation('mandate');
  const pack = useCodedText('pack');
  const newest = uses.toSorted((one, other) => (one.at < other.at ? 1 : -1));
  const whatOf = ({ serviceId, power }: MandateUse): string => {
    if (serviceId === null) return '';
    const service = pack.text(`service.${serviceId}.name`);
    return power === null
      ? service
      : t('scope.line', { service, powers: t(`power.${power}`).toLocaleLowerCase() });
  };
  return (
    <Panel title={t('uses.title')}>
      {uses.length === 0 ? <p className="quiet">{t('uses.none')}</p> : null}
      <Timeline
        label={t('uses.title')}
        items={newest.map((use, index) => ({
          id: `${use.at} ${use.kind} ${String(index)}`,
          at: use.at,
          title: (
            <>
              <span>{t(`use.${use.kind}`, { by: use.by })}</span>
              {whatOf(use) === '' ? null : <span className="quiet"> {whatOf(use)}</span>}
            </>
          ),
          aside: use.reference === null ? null : <bdi className="mono small">{use.reference}</bdi>,
        }))}
      />
    </Panel>
  );
};
