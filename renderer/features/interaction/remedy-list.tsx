import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Missing, Remedy } from '../../../preload/contract/authority.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { ServiceId } from '../../../preload/contract/values.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useShortcuts } from '../../components/shortcuts.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { shownParams } from '../../language/shown-params.ts';
import { useFormat } from '../../language/use-format.ts';
import { EmergencyDialog } from './emergency-dialog.tsx';
import { PresentDialog } from './present-dialog.tsx';
import { distinctRemedies, wayOf } from './remedies.ts';
import type { GoTo } from './session-address.ts';
import './authority.css';

export type RemedyListProps = {
  readonly missing: readonly Missing[];
  readonly interaction: Interaction;
  /** The service that was asked about: a mandate made for it begins with it. */
  readonly serviceId: ServiceId;
  readonly go: GoTo;
};

/** Remedies that stand apart from the others, quiet: neither is what one tries first. */
const isQuiet = ({ code }: Remedy): boolean => code === 'state-reason';

/**
 * What can be done instead of saying no: buttons for what this desk can do now, the first of them the next action of the screen;
 * plain words for what the staff member has to do or offer.
 */
export const RemedyList = ({ missing, interaction, serviceId, go }: RemedyListProps) => {
  const { t } = useTranslation('interaction');
  const setMode = useCommand('interaction/set-mode');
  const [asking, setAsking] = useState<'emergency' | 'present' | null>(null);
  const text = useRemedyText();
  const { interactionId, party } = interaction;
  const remedies = distinctRemedies(missing);
  const doable = remedies.filter(({ code }) => wayOf(code, party).kind !== 'advice');
  const advice = remedies.filter(({ code }) => wayOf(code, party).kind === 'advice');

  const mend = ({ code }: Remedy): void => {
    const way = wayOf(code, party);
    if (way.kind === 'step') go(way.step);
    if (way.kind === 'mandate') go(way.place, { serviceId });
    if (way.kind === 'mode') void setMode.run({ interactionId, mode: way.mode });
    if (way.kind === 'emergency' || way.kind === 'present') setAsking(way.kind);
  };

  const first = doable.find((remedy) => !isQuiet(remedy));
  useShortcuts(
    first === undefined ? [] : [{ keys: 'Ctrl+Enter', label: text(first), run: () => mend(first) }],
  );
  const lookOf = (remedy: Remedy) => {
    if (isQuiet(remedy)) return 'quiet';
    return remedy === first && remedy.code !== 'general-information' ? 'primary' : 'secondary';
  };

  return (
    <section className="stack stack-tight">
      <h3 className="authority-sub">{t('authority.remedies')}</h3>
      <Advice remedies={advice} />
      <div className="row">
        {doable.map((remedy) => (
          <Button
            key={remedy.code}
            look={lookOf(remedy)}
            isPending={setMode.isRunning && wayOf(remedy.code, party).kind === 'mode'}
            onPress={() => mend(remedy)}
          >
            {isQuiet(remedy) ? t('emergency.open') : text(remedy)}
          </Button>
        ))}
      </div>
      {setMode.problem === null ? null : <ProblemNotice problem={setMode.problem} />}
      {asking === 'emergency' ? (
        <EmergencyDialog interactionId={interactionId} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'present' ? (
        <PresentDialog interaction={interaction} onClose={() => setAsking(null)} />
      ) : null}
    </section>
  );
};

const useRemedyText = (): ((remedy: Remedy) => string) => {
  const authority = useCodedText('authority');
  const format = useFormat();
  return ({ code, params }) => authority.text(`remedy.${code}`, shownParams(params, format));
};

/** What only people can do, with how to go about it. */
const Advice = ({ remedies }: { readonly remedies: readonly Remedy[] }) => {
  const interaction = useCodedText('interaction');
  const text = useRemedyText();
  if (remedies.length === 0) return null;
  return (
    <ul className="advice">
      {remedies.map((remedy) => {
        const how = `remedyHow.${remedy.code}`;
        return (
          <li key={remedy.code}>
            {text(remedy)}
            {interaction.has(how) ? <span className="quiet small"> {interaction.text(how)}</span> : null}
          </li>
        );
      })}
    </ul>
  );
};
