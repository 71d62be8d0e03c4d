import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../api/use-answer.ts';
import { useCommand } from '../../../api/use-command.ts';
import { CheckboxField } from '../../../components/checkbox-field.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { StepForm } from '../../../components/step-form.tsx';
import type { MethodFormProps } from './method-form.ts';
import { emptyPiece, type Piece } from './points-draft.ts';
import { PieceFields } from './piece-fields.tsx';
import { PointsStandingView } from './points-standing.tsx';

/** Several documents that together are enough: the desk counts, and says what would help most. */
export const PointsForm = ({ interaction, offer, title, onRecorded }: MethodFormProps) => {
  const { t } = useTranslation(['identity', 'interaction']);
  const { interactionId } = interaction;
  const [documents, setDocuments] = useState<readonly Piece[]>([]);
  const [piece, setPiece] = useState(() => emptyPiece(offer, []));
  const [isLikenessChecked, setIsLikenessChecked] = useState(false);
  const standing = useAnswer('identity/assess-points', { interactionId, documents }, { keepLast: true });
  const record = useCommand('identity/record-points');
  const isEnough = standing.state === 'ready' && standing.value.isEnough;
  const add = (added: Piece): void => {
    setDocuments([...documents, added]);
    setPiece(emptyPiece(offer, [...documents, added]));
  };
  const submit = async (): Promise<void> => {
    const answer = await record.run({ interactionId, documents, isLikenessChecked });
    if (answer.ok) onRecorded(answer.value);
  };
  return (
    <StepForm
      title={title}
      submit={t('interaction:identity.record')}
      isPending={record.isRunning}
      isDisabled={!isEnough || !isLikenessChecked}
      onSubmit={() => void submit()}
      focus="keep"
    >
      {standing.state === 'ready' && offer.points !== null ? (
        <PointsStandingView
          standing={standing.value}
          documents={documents}
          onRemove={(at) => setDocuments(documents.filter((_, place) => place !== at))}
        />
      ) : null}
      {isEnough || offer.points === null ? null : (
        <PieceFields
          table={offer.points}
          countries={offer.countries}
          piece={piece}
          onChange={setPiece}
          onAdd={add}
        />
      )}
      <CheckboxField isSelected={isLikenessChecked} onChange={setIsLikenessChecked}>
        <span>{t('points.likeness')}</span>
      </CheckboxField>
      {record.problem === null ? null : <ProblemNotice problem={record.problem} />}
    </StepForm>
  );
};
