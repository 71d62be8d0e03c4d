import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Sentence } from '../../components/sentence.tsx';
import { StepForm } from '../../components/step-form.tsx';

type MandateRefusedProps = {
  readonly grantorName: string;
  readonly onBack: () => void;
  readonly onAgain: () => void;
};

/** The citizen has said no, or not clearly yes: that is an answer, and it is kept. */
export const MandateRefused = ({ grantorName, onBack, onAgain }: MandateRefusedProps) => {
  const { t } = useTranslation('mandate');
  return (
    <StepForm
      title={t('refused.title')}
      submit={t('refused.back')}
      onSubmit={onBack}
      actions={
        <Button look="quiet" onPress={onAgain}>
          {t('refused.again')}
        </Button>
      }
    >
      <Sentence tone="plain" level={3}>
        {t('refused.sentence', { name: grantorName })}
      </Sentence>
      <p className="measure">{t('refused.kept')}</p>
      <p className="measure">{t('refused.instead')}</p>
    </StepForm>
  );
};
