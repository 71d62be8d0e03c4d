import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choices } from '../../../preload/contract/choices.ts';
import type { Purpose } from '../../../preload/contract/interaction.ts';
import type { Problem } from '../../../preload/contract/problem.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FormEnd } from '../../components/form-end.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { ChoiceForm } from './choice-form.tsx';
import { firstPurpose, rememberedPurpose, rememberPurpose, withPurpose } from './purpose-question.ts';

export type PurposeDialogProps = {
  readonly title: string;
  /** Says that the choice is recorded, and where. */
  readonly body: string;
  readonly submit: string;
  readonly isPending: boolean;
  readonly problem: Problem | null;
  readonly onChosen: (purpose: Purpose) => void;
  readonly onClose: () => void;
};

/** Why personal data is looked at, and the law that allows it. Asked before anything of a file is shown. */
export const PurposeDialog = (props: PurposeDialogProps) => {
  const choices = useAnswer('choices/list', {});
  return (
    <Dialog title={props.title} isOpen onClose={props.onClose}>
      <Loaded answer={choices}>{({ purposes }) => <PurposeForm {...props} purposes={purposes} />}</Loaded>
    </Dialog>
  );
};

type PurposeFormProps = PurposeDialogProps & { readonly purposes: Choices['purposes'] };

const PurposeForm = ({ purposes, body, submit, isPending, problem, onChosen, onClose }: PurposeFormProps) => {
  const { t } = useTranslation('person');
  const pack = useCodedText('pack');
  const [purpose, setPurpose] = useState(() => firstPurpose(purposes, rememberedPurpose(sessionStorage)));
  const legalBases = purposes.find(({ purposeId }) => purposeId === purpose?.purposeId)?.legalBasisIds ?? [];

  const choose = (): void => {
    if (purpose === null) return;
    rememberPurpose(sessionStorage, purpose);
    onChosen(purpose);
  };

  return (
    <ChoiceForm onSubmit={choose}>
      <p>{body}</p>
      <RadioCards
        label={t('purpose.purpose')}
        layout="list"
        value={purpose?.purposeId ?? null}
        onChange={(purposeId) => setPurpose(withPurpose(purposes, purposeId))}
        cards={purposes.map(({ purposeId }) => ({
          value: purposeId,
          label: pack.text(`purpose.${purposeId}`),
        }))}
      />
      <RadioCards
        label={t('purpose.legalBasis')}
        layout="list"
        value={purpose?.legalBasisId ?? null}
        onChange={(legalBasisId) => setPurpose((now) => (now === null ? null : { ...now, legalBasisId }))}
        cards={legalBases.map((id) => ({ value: id, label: pack.text(`legalBasis.${id}`) }))}
      />
      <FormEnd
        problem={problem}
        isRunning={isPending}
        submit={submit}
        cancel={t('purpose.cancel')}
        onCancel={onClose}
      />
    </ChoiceForm>
  );
};
