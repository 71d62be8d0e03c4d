import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthorityAnswer } from '../../../preload/contract/authority.ts';
import { Mode } from '../../../preload/contract/interaction.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { ServiceId } from '../../../preload/contract/values.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import type { FactLine } from '../../components/facts.tsx';
import { personPath } from '../../components/paths.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { AuthorityView } from './authority-view.tsx';
import { IdentityResult } from './identity-result.tsx';
import type { GoTo } from './session-address.ts';
import type { Step } from './steps.ts';
import type { StripPiece } from './strip-signs.ts';
import { useStripWords } from './strip-words.ts';

export type PieceProps = {
  readonly piece: StripPiece;
  readonly interaction: Interaction;
  /** The answer for the service that is looked at; null while none is. */
  readonly answer: AuthorityAnswer | null;
  readonly serviceId: ServiceId | null;
  readonly go: GoTo;
  readonly onDone: () => void;
};

const WhoPanel = ({ interaction }: PieceProps) => {
  const { t } = useTranslation('interaction');
  const format = useFormat();
  const { name, birthDate, ageYears, nationalNumber, personId } = interaction.subject;
  return (
    <>
      <p className="strip-title">{name}</p>
      <Facts
        lines={[
          {
            term: t('panel.born'),
            value: birthDate === null ? t('panel.unknown') : format.day(birthDate),
          },
          ...(ageYears === null
            ? []
            : [{ term: t('panel.age'), value: t('strip.age', { count: ageYears }) }]),
          {
            term: t('panel.number'),
            value:
              nationalNumber === null ? t('panel.unknown') : <bdi className="mono">{nationalNumber}</bdi>,
          },
        ]}
      />
      <div>
        <LinkButton href={personPath(personId)}>{t('panel.openFile')}</LinkButton>
      </div>
    </>
  );
};

/** A button of a panel that leads to the step where the piece is settled. */
const ToStep = ({ step, go, onDone }: Pick<PieceProps, 'go' | 'onDone'> & { readonly step: Step }) => {
  const { t } = useTranslation('interaction');
  if (step !== 'contact' && step !== 'identity' && step !== 'authority') return null;
  return (
    <div>
      <Button
        onPress={() => {
          onDone();
          go(step);
        }}
      >
        {t(`panel.goTo.${step}`)}
      </Button>
    </div>
  );
};

const PartyPanel = (props: PieceProps) => {
  const words = useStripWords(props);
  return (
    <>
      <p className="strip-title">{words.party}</p>
      <ToStep step="contact" {...props} />
    </>
  );
};

const IdentityPanel = (props: PieceProps) => {
  const { t } = useTranslation('interaction');
  return (
    <>
      {props.interaction.proofs.length === 0 ? (
        <p>{t('panel.noProof')}</p>
      ) : (
        <IdentityResult interaction={props.interaction} />
      )}
      <ToStep step="identity" {...props} />
    </>
  );
};

const GroundPanel = (props: PieceProps) => {
  const { t } = useTranslation('interaction');
  const { answer, serviceId, interaction } = props;
  return (
    <>
      {answer === null || serviceId === null ? (
        <p>{t('panel.groundNone')}</p>
      ) : (
        <AuthorityView answer={answer} interaction={interaction} serviceId={serviceId} level={2} />
      )}
      <ToStep step="authority" {...props} />
    </>
  );
};

const PurposePanel = ({ interaction }: PieceProps) => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const format = useFormat();
  const lines: readonly FactLine[] = [
    { term: t('panel.purpose'), value: pack.text(`purpose.${interaction.purpose.purposeId}`) },
    { term: t('panel.legalBasis'), value: pack.text(`legalBasis.${interaction.purpose.legalBasisId}`) },
    { term: t('panel.channel'), value: pack.text(`channel.${interaction.channel}`) },
    { term: t('panel.started'), value: format.moment(interaction.startedAt) },
  ];
  return (
    <>
      <Facts lines={lines} />
      <p className="quiet small">{t('panel.purposeSince')}</p>
    </>
  );
};

const ModePanel = ({ interaction }: PieceProps) => {
  const { t } = useTranslation('interaction');
  const setMode = useCommand('interaction/set-mode');
  const { interactionId, mode, state } = interaction;
  return (
    <>
      <RadioCards
        label={t('panel.changeMode')}
        layout="list"
        value={mode}
        isDisabled={state !== 'open' || setMode.isRunning}
        onChange={(mode) => void setMode.run({ interactionId, mode })}
        cards={Mode.options.map((id) => ({
          value: id,
          label: t(`mode.${id}.name`),
          detail: t(`mode.${id}.help`),
        }))}
      />
      {setMode.problem === null ? null : <ProblemNotice problem={setMode.problem} />}
    </>
  );
};

const panels: Readonly<Record<StripPiece, (props: PieceProps) => ReactNode>> = {
  who: WhoPanel,
  party: PartyPanel,
  identity: IdentityPanel,
  ground: GroundPanel,
  purpose: PurposePanel,
  mode: ModePanel,
};

/** What stands behind a piece of the strip, and the way to change it. */
export const PiecePanel = (props: PieceProps) => {
  const Panel = panels[props.piece];
  return (
    <div className="stack">
      <Panel {...props} />
    </div>
  );
};
