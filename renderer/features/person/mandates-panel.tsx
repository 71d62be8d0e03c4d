import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { mandatePath } from '../../components/paths.ts';
import { sharedProvenance } from '../../components/shared-provenance.ts';
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
  const words: Readonly<Record<Mandate['status'], () => string>> = {
    live: () => (until === null ? t('mandates.always') : t('mandates.until', { day: until })),
    'not-yet': () => t('mandates.begins', { day: format.day(mandate.validFrom) }),
    expired: () => (until === null ? t('mandates.status.expired') : t('mandates.ended', { day: until })),
    revoked: () =>
      mandate.revokedOn === null
        ? t('mandates.revoked')
        : t('mandates.revokedOn', { day: format.day(mandate.revokedOn) }),
  };
  return words[mandate.status]();
};

type MandateLineProps = {
  readonly mandate: Mandate;
  readonly side: 'given' | 'held';
  /** The register has been named for all of them. */
  readonly isSourceKnown: boolean;
};

const MandateLine = ({ mandate, side, isSourceKnown }: MandateLineProps) => {
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
        <Link href={mandatePath(mandate.mandateId, mandate.grantor.personId)} className="mandate-name">
          {title}
        </Link>
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
        {isSourceKnown ? null : <SourceChip provenance={mandate.provenance} />}
      </div>
    </li>
  );
};

type MandateListProps = {
  readonly title: string;
  readonly empty: string;
  readonly mandates: readonly Mandate[];
  readonly side: MandateLineProps['side'];
  readonly isSourceKnown: boolean;
};

const MandateList = ({ title, empty, mandates, side, isSourceKnown }: MandateListProps) => {
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
          <MandateLine key={mandate.mandateId} mandate={mandate} side={side} isSourceKnown={isSourceKnown} />
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
  const { mandatesGiven, mandatesHeld } = file;
  const shared = sharedProvenance([...mandatesGiven, ...mandatesHeld].map(({ provenance }) => provenance));
  const isSourceKnown = shared !== null;
  return (
    <Panel title={t('section.mandates')} aside={shared === null ? null : <SourceChip provenance={shared} />}>
      <MandateList
        title={t('mandates.given', { name })}
        empty={t('mandates.noneGiven', { name })}
        mandates={mandatesGiven}
        side="given"
        isSourceKnown={isSourceKnown}
      />
      <MandateList
        title={t('mandates.held', { name })}
        empty={t('mandates.noneHeld', { name })}
        mandates={mandatesHeld}
        side="held"
        isSourceKnown={isSourceKnown}
      />
    </Panel>
  );
};
