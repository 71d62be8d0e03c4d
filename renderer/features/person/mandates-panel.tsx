import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { SourceChip } from '../../components/source-chip.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import type { ChipTone } from '../../components/state-chip.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { powersByService, splitMandates } from './mandate-powers.ts';
import type { FileProps } from './person-head.tsx';

const tones: Readonly<Record<Mandate['status'], ChipTone>> = {
  live: 'good',
  'not-yet': 'wait',
  expired: 'neutral',
  revoked: 'danger',
};

/** From when until when, said from today's point of view. */
const usePeriod = (mandate: Mandate): string => {
  const { t } = useTranslation('person');
  const format = useFormat();
  const until = mandate.validUntil === null ? null : format.day(mandate.validUntil);
  switch (mandate.status) {
    case 'live':
      return until === null ? t('mandates.always') : t('mandates.until', { day: until });
    case 'not-yet':
      return t('mandates.begins', { day: format.day(mandate.validFrom) });
    case 'expired':
      return until === null ? t('mandates.status.expired') : t('mandates.ended', { day: until });
    case 'revoked':
      return mandate.revokedOn === null
        ? t('mandates.revoked')
        : t('mandates.revokedOn', { day: format.day(mandate.revokedOn) });
  }
};

type MandateLineProps = { readonly mandate: Mandate; readonly side: 'given' | 'held' };

const MandateLine = ({ mandate, side }: MandateLineProps) => {
  const { t } = useTranslation('person');
  const pack = useCodedText('pack');
  const format = useFormat();
  const period = usePeriod(mandate);
  const title =
    side === 'given'
      ? t('mandates.to', { name: mandate.grantee.name })
      : t('mandates.from', { name: mandate.grantor.name });
  return (
    <li className="mandate">
      <div className="row row-apart">
        <span className="mandate-name">{title}</span>
        <StateChip tone={tones[mandate.status]}>{t(`mandates.status.${mandate.status}`)}</StateChip>
      </div>
      <div>{`${pack.text(`mandateKind.${mandate.kind}`)}. ${period}.`}</div>
      <ul className="mandate-scope">
        {powersByService(mandate).map(({ serviceId, powers }) => (
          <li key={serviceId}>
            <span>{pack.text(`service.${serviceId}.name`)}</span>
            <span className="quiet">{format.list(powers.map((power) => t(`power.${power}`)))}</span>
          </li>
        ))}
      </ul>
      <div className="row row-tight">
        <span className="quiet small">{t('mandates.madeOn', { day: format.day(mandate.madeOn) })}</span>
        <SourceChip provenance={mandate.provenance} />
      </div>
    </li>
  );
};

type MandateListProps = {
  readonly title: string;
  readonly empty: string;
  readonly mandates: readonly Mandate[];
  readonly side: MandateLineProps['side'];
};

const MandateList = ({ title, empty, mandates, side }: MandateListProps) => {
  const { t } = useTranslation('person');
  const [showsEnded, setShowsEnded] = useState(false);
  const { current, ended } = splitMandates(mandates);
  const shown = showsEnded ? [...current, ...ended] : current;
  return (
    <>
      <h3 className="panel-sub">{title}</h3>
      {mandates.length === 0 ? <p className="quiet">{empty}</p> : null}
      <ul className="mandates">
        {shown.map((mandate) => (
          <MandateLine key={mandate.mandateId} mandate={mandate} side={side} />
        ))}
      </ul>
      {ended.length === 0 || showsEnded ? null : (
        <div>
          <Button look="quiet" size="small" onPress={() => setShowsEnded(true)}>
            {t('mandates.showEnded', { count: ended.length })}
          </Button>
        </div>
      )}
    </>
  );
};

/** Who may act for the citizen, and for whom the citizen may act: each power for each service, never "everything". */
export const MandatesPanel = ({ file }: FileProps) => {
  const { t } = useTranslation('person');
  const name = file.name.value.display;
  return (
    <Panel title={t('section.mandates')}>
      <MandateList
        title={t('mandates.given', { name })}
        empty={t('mandates.noneGiven', { name })}
        mandates={file.mandatesGiven}
        side="given"
      />
      <MandateList
        title={t('mandates.held', { name })}
        empty={t('mandates.noneHeld', { name })}
        mandates={file.mandatesHeld}
        side="held"
      />
    </Panel>
  );
};
