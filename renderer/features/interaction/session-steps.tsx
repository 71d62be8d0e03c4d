import { useTranslation } from 'react-i18next';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import { Steps } from '../../components/steps.tsx';
import { stepPath } from './session-address.ts';
import { isMandatePlace, newestDraft, stepStates, steps } from './steps.ts';
import type { Place, Step } from './steps.ts';
import './interaction.css';

type SessionStepsProps = { readonly interaction: Interaction; readonly place: Place };

/** The receipt stands at the end of the review; mandates belong to the question that led to them. */
const stepOf = (place: Place): Step => {
  if (isMandatePlace(place)) return 'authority';
  return place === 'receipt' ? 'review' : place;
};

/** The way through the conversation; a step with nothing to do yet cannot be gone to. */
export const SessionSteps = ({ interaction, place }: SessionStepsProps) => {
  const { t } = useTranslation('interaction');
  const states = stepStates(interaction);
  const current = stepOf(place);
  const actId = newestDraft(interaction)?.actId;
  const isOpen = interaction.state === 'open';
  const hrefOf = (step: Step): string | null => {
    const isWork = step === 'service' || step === 'review';
    if (step === current || !isOpen || (isWork && actId === undefined)) return null;
    return stepPath(interaction.interactionId, step, isWork ? { actId } : {});
  };
  const position = t('step.position', {
    number: steps.indexOf(current) + 1,
    of: steps.length,
    name: t(`step.${current}`),
  });
  const list = (
    <Steps
      label={t('step.label')}
      steps={steps.map((step) => ({
        id: step,
        title: t(`step.${step}`),
        state: step === current ? 'current' : states[step] === 'done' ? 'done' : 'open',
        href: hrefOf(step),
      }))}
    />
  );
  return (
    <>
      <div className="session-steps-wide">{list}</div>
      <details className="session-steps-narrow">
        <summary>{position}</summary>
        {list}
      </details>
    </>
  );
};
