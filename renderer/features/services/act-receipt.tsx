import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { Receipt } from '../../../preload/contract/service.ts';
import { answerKey } from '../../api/ask-for.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { useCoreEvent } from '../../api/use-core-events.ts';
import { Button } from '../../components/button.tsx';
import { LegalState } from '../../components/legal-state.tsx';
import { PrintButton } from '../../components/print-button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { StepForm } from '../../components/step-form.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { shownParams } from '../../language/shown-params.ts';
import { useFormat } from '../../language/use-format.ts';
import type { ActStep } from './act-step.ts';
import { NextSteps } from './next-steps.tsx';
import { ToldOthers } from './told-others.tsx';
import './receipt.css';

type ActReceiptProps = { readonly receipt: Receipt; readonly step: ActStep };

/** Who it was for, who asked, whoever is here by now, who did it and when. */
const About = ({ receipt, step }: ActReceiptProps) => {
  const { t } = useTranslation('service');
  const format = useFormat();
  const current = useAnswer('session/current', {});
  const staff = current.state === 'ready' ? (current.value.session?.staff ?? null) : null;
  return (
    <p className="receipt-about">
      <span>{t('receipt.for', { name: step.subjectName })}</span>
      <span>{t('receipt.by', { name: receipt.partyName })}</span>
      <span>{t('receipt.completed', { at: format.moment(receipt.capturedAt) })}</span>
      {receipt.amendedAt === null ? null : (
        <span>{t('receipt.amended', { at: format.moment(receipt.amendedAt) })}</span>
      )}
      {staff === null ? null : <span>{t('receipt.staff', { name: staff.name, office: staff.office })}</span>}
    </p>
  );
};

/** How far it has come, which changes while one looks: from kept here to received to in force. */
const State = ({ receipt }: { readonly receipt: Receipt }) => {
  const { t } = useTranslation('service');
  const cache = useQueryClient();
  useCoreEvent('outbox/changed', () => {
    void cache.invalidateQueries({ queryKey: answerKey('act/receipt', { actId: receipt.actId }) });
  });
  return (
    <div className="receipt-state" role="status">
      <LegalState state={receipt.legalState} />
      <span>{t(`receipt.says.${receipt.legalState}`)}</span>
    </div>
  );
};

/** What the citizen goes home with. The paper is made by the core, in the citizen's language. */
export const ActReceipt = ({ receipt, step }: ActReceiptProps) => {
  const { t } = useTranslation('service');
  const pack = useCodedText('pack');
  const authority = useCodedText('authority');
  const format = useFormat();
  const { serviceId, reference, obligations } = receipt;
  const print = useCommand('act/print-receipt');
  const load = async () => {
    const printed = await print.run({ actId: receipt.actId });
    return printed.ok ? printed.value : null;
  };
  return (
    <StepForm
      title={t('receipt.title')}
      submit={t('receipt.end')}
      onSubmit={() => step.go('end')}
      actions={
        <>
          <Button onPress={() => step.go('authority')}>{t('receipt.another')}</Button>
          <PrintButton label={t('receipt.print')} load={load} />
        </>
      }
    >
      {print.problem === null ? null : <ProblemNotice problem={print.problem} />}
      <article className="receipt">
        <h3 className="receipt-service">{pack.text(`service.${serviceId}.name`)}</h3>
        <div>
          <p className="quiet">{t('receipt.reference')}</p>
          <p className="receipt-reference">
            <bdi>{reference}</bdi>
          </p>
        </div>
        <State receipt={receipt} />
        <About receipt={receipt} step={step} />
        <section className="stack stack-tight">
          <h4 className="service-sub">{t('receipt.next')}</h4>
          <NextSteps serviceId={serviceId} steps={receipt.nextSteps} />
        </section>
        <ToldOthers receivers={receipt.receivers} />
        {obligations.length === 0 ? null : (
          <section className="stack stack-tight">
            <h4 className="service-sub">{t('receipt.owed')}</h4>
            <ul className="next-steps">
              {obligations.map(({ code, params }) => (
                <li key={code}>{authority.text(`obligation.${code}`, shownParams(params, format))}</li>
              ))}
            </ul>
          </section>
        )}
      </article>
    </StepForm>
  );
};
