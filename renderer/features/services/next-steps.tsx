import type { NextStep } from '../../../preload/contract/service.ts';
import type { ServiceId } from '../../../preload/contract/values.ts';
import { useCodedText } from '../../language/coded-text.ts';
import { shownParams } from '../../language/shown-params.ts';
import { useFormat } from '../../language/use-format.ts';
import './service.css';

type NextStepsProps = { readonly serviceId: ServiceId; readonly steps: readonly NextStep[] };

/** What happens next, when, and who does it. */
export const NextSteps = ({ serviceId, steps }: NextStepsProps) => {
  const pack = useCodedText('pack');
  const format = useFormat();
  return (
    <ol className="next-steps">
      {steps.map(({ code, params }) => (
        <li key={code}>{pack.text(`service.${serviceId}.next.${code}`, shownParams(params, format))}</li>
      ))}
    </ol>
  );
};
