import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { mandatePath } from '../../components/paths.ts';
import { Sentence } from '../../components/sentence.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { useMandateWords } from './mandate-words.ts';
import { ScopeTable } from './scope-table.tsx';

type MandateGivenProps = {
  readonly mandate: Mandate;
  readonly onBack: () => void;
  /** Made here, or shown by the citizen and found good. */
  readonly came?: 'made' | 'shown';
};

/** It holds: the sentence to say aloud, what it covers, the paper to take along, and back to the question that led here. */
export const MandateGiven = ({ mandate, onBack, came = 'made' }: MandateGivenProps) => {
  const { t } = useTranslation('mandate');
  const words = useMandateWords();
  const [isPrinting, setIsPrinting] = useState(false);
  return (
    <StepForm
      title={t(came === 'made' ? 'given.title' : 'shown.title')}
      submit={t('given.back')}
      onSubmit={onBack}
      actions={
        <>
          <Button onPress={() => setIsPrinting(true)}>{t('given.print')}</Button>
          <LinkButton look="quiet" href={mandatePath(mandate.mandateId, mandate.grantor.personId)}>
            {t('given.open')}
          </LinkButton>
        </>
      }
    >
      <Sentence tone="yes" level={3}>
        {words.sentence(mandate)}
      </Sentence>
      <p>{words.credential(mandate.credential)}</p>
      {mandate.credential.state === 'made-here' ? (
        <Notice tone="info" title={t('given.here')}>
          <p>{t('given.hereHelp')}</p>
        </Notice>
      ) : null}
      <ScopeTable scope={mandate.scope} />
      {isPrinting ? <PrintDialog mandate={mandate} onClose={() => setIsPrinting(false)} /> : null}
    </StepForm>
  );
};
