import { Check } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './steps.css';

export type Step = {
  readonly id: string;
  readonly title: string;
  /** What has been settled, in a few words. */
  readonly detail?: string | null;
  readonly state: 'done' | 'current' | 'open';
  /** Where the step is; a step without it cannot be gone to yet. */
  readonly href?: string | null;
};

export type StepsProps = { readonly label: string; readonly steps: readonly Step[] };

/** The way through a piece of work: what is done, where one is, what comes. */
export const Steps = ({ label, steps }: StepsProps) => {
  const { t } = useTranslation('app');
  return (
    <nav aria-label={label}>
      <ol className="steps">
        {steps.map((step, index) => {
          const words = (
            <span className="steps-words">
              <span className="steps-title">{step.title}</span>
              <span className="hidden"> {t(`step.${step.state}`)}</span>
              {step.detail ? <span className="steps-detail">{step.detail}</span> : null}
            </span>
          );
          return (
            <li
              key={step.id}
              className={`steps-step steps-${step.state}`}
              {...(step.state === 'current' ? { 'aria-current': 'step' as const } : {})}
            >
              <span aria-hidden className="steps-mark">
                {step.state === 'done' ? <Check size={16} strokeWidth={3} /> : index + 1}
              </span>
              {step.href ? (
                <Link href={step.href} className="steps-link">
                  {words}
                </Link>
              ) : (
                words
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
