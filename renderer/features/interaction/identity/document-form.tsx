import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MrzReading } from '../../../../preload/contract/identity.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useCommand } from '../../../api/use-command.ts';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { StepForm } from '../../../components/step-form.tsx';
import { DocumentFields, LikenessField } from '../document-fields.tsx';
import { emptyProof, proofFaults, toRecord } from '../proof-form.ts';
import type { MethodFormProps } from './method-form.ts';
import { MrzField } from './mrz-field.tsx';

/** Shorter than the shortest zone: nothing to read yet. */
const shortestZone = 60;

/** Faults that no reading mends: the document is typed by hand instead. */
const isRecordable = (reading: MrzReading | null): reading is MrzReading =>
  reading !== null &&
  !reading.faults.some(({ code }) => ['unreadable', 'kind-unknown', 'country-unknown'].includes(code));

/** The document on the table: its machine-readable lines, or what is printed on it. */
export const DocumentForm = (props: MethodFormProps) => {
  const { t } = useTranslation('interaction');
  const { interaction, choices, method, title, focus, onRecorded } = props;
  const { interactionId, channel } = interaction;
  const [form, setForm] = useState(() => ({ ...emptyProof(choices, channel), method: method.method }));
  const [lines, setLines] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isEnabled = lines.trim().length >= shortestZone;
  const read = useAnswer('identity/read-mrz', { interactionId, lines }, { isEnabled, keepLast: true });
  const reading = isEnabled && read.state === 'ready' ? read.value : null;
  const isFromLines = isRecordable(reading);
  const record = useCommand('interaction/record-identity');
  const recordLines = useCommand('identity/record-mrz');
  const missing = isFromLines
    ? form.isLikenessChecked
      ? []
      : (['likeness'] as const)
    : proofFaults(choices, form);
  const faults = isTried ? missing : [];
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (missing.length > 0) return;
    const { isLikenessChecked } = form;
    const answer = isFromLines
      ? await recordLines.run({ interactionId, lines, isLikenessChecked })
      : await record.run(toRecord(choices, form, interactionId));
    if (answer.ok) onRecorded(answer.value);
  };
  const problem = recordLines.problem ?? record.problem;
  const fields = { choices, form, onChange: setForm, faults };
  return (
    <StepForm
      title={title}
      submit={t('identity.record')}
      isPending={record.isRunning || recordLines.isRunning}
      onSubmit={() => void submit()}
      focus={focus}
    >
      <MrzField value={lines} onChange={setLines} reading={reading} />
      {isFromLines ? null : <DocumentFields {...fields} />}
      <LikenessField {...fields} />
      {problem === null ? null : <ProblemNotice problem={problem} />}
    </StepForm>
  );
};
