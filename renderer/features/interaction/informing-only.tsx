import { useTranslation } from 'react-i18next';
import type { Interaction, Mode } from '../../../preload/contract/interaction.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { StepForm } from '../../components/step-form.tsx';
import type { GoTo } from './session-address.ts';

type InformingOnlyProps = { readonly interaction: Interaction; readonly go: GoTo };

/** While one only informs, nothing is offered that would need a ground: why, and the two ways to change that. */
export const InformingOnly = ({ interaction, go }: InformingOnlyProps) => {
  const { t } = useTranslation('interaction');
  const setMode = useCommand('interaction/set-mode');
  const { interactionId } = interaction;
  const change = (mode: Mode): void => void setMode.run({ interactionId, mode });
  return (
    <StepForm
      title={t('authority.informing')}
      hint={t('authority.informingHelp')}
      submit={t('authority.doEnd')}
      onSubmit={() => go('end')}
      actions={
        <>
          <Button isPending={setMode.isRunning} onPress={() => change('assisting')}>
            {t('authority.toAssisting')}
          </Button>
          <Button isPending={setMode.isRunning} onPress={() => change('representing')}>
            {t('authority.toRepresenting')}
          </Button>
        </>
      }
    >
      {setMode.problem === null ? null : <ProblemNotice problem={setMode.problem} />}
    </StepForm>
  );
};
