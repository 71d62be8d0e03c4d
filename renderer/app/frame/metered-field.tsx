import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { CheckboxField } from '../../components/checkbox-field.tsx';

/** What no measurement can tell: that somebody pays for each byte here. */
export const MeteredField = () => {
  const { t } = useTranslation('app');
  const answer = useAnswer('status/line', {});
  const setMetered = useCommand('status/set-metered');
  if (answer.state !== 'ready') return null;
  return (
    <div className="status-metered">
      <CheckboxField
        isSelected={answer.value.isMetered}
        isDisabled={setMetered.isRunning}
        onChange={(isMetered) => void setMetered.run({ isMetered })}
      >
        {t('status.metered')}
      </CheckboxField>
      <p className="quiet">{t('status.meteredHelp')}</p>
    </div>
  );
};
