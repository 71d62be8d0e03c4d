import { useTranslation } from 'react-i18next';
import type { Missing, Remedy } from '../../../preload/contract/authority.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useShortcuts } from '../../components/shortcuts.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { shownParams } from '../../language/shown-params.ts';
import { useFormat } from '../../language/use-format.ts';
import { distinctRemedies, wayOf } from './remedies.ts';
import type { GoTo } from './session-address.ts';
import './authority.css';

export type RemedyListProps = {
  readonly missing: readonly Missing[];
  readonly interaction: Interaction;
  readonly go: GoTo;
};

/**
 * What can be done instead of saying no: buttons for what this desk can do now, the first of them the next action of the screen;
 * plain words for what the staff member has to do or offer.
 */
export const RemedyList = ({ missing, interaction, go }: RemedyListProps) => {
  const { t } = useTranslation('interaction');
  const authority = useCodedText('authority');
  const format = useFormat();
  const setMode = useCommand('interaction/set-mode');
  const { interactionId, party } = interaction;
  const remedies = distinctRemedies(missing);
  const doable = remedies.filter(({ code }) => wayOf(code, party).kind !== 'advice');
  const advice = remedies.filter(({ code }) => wayOf(code, party).kind === 'advice');

  const text = ({ code, params }: Remedy): string =>
    authority.text(`remedy.${code}`, shownParams(params, format));

  const mend = ({ code }: Remedy): void => {
    const way = wayOf(code, party);
    if (way.kind === 'step') go(way.step);
    if (way.kind === 'mode') void setMode.run({ interactionId, mode: way.mode });
  };

  const [first] = doable;
  useShortcuts(
    first === undefined ? [] : [{ keys: 'Ctrl+Enter', label: text(first), run: () => mend(first) }],
  );

  return (
    <section className="stack stack-tight">
      <h3 className="authority-sub">{t('authority.remedies')}</h3>
      {advice.length === 0 ? null : (
        <ul className="advice">
          {advice.map((remedy) => (
            <li key={remedy.code}>{text(remedy)}</li>
          ))}
        </ul>
      )}
      <div className="row">
        {doable.map((remedy, index) => (
          <Button
            key={remedy.code}
            look={index === 0 && remedy.code !== 'general-information' ? 'primary' : 'secondary'}
            isPending={setMode.isRunning && wayOf(remedy.code, party).kind === 'mode'}
            onPress={() => mend(remedy)}
          >
            {text(remedy)}
          </Button>
        ))}
      </div>
      {setMode.problem === null ? null : <ProblemNotice problem={setMode.problem} />}
    </section>
  );
};
