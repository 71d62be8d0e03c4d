import { useTranslation } from 'react-i18next';
import type { MandateDraft } from '../../../preload/contract/mandate-making.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Notice } from '../../components/notice.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { isRefusal, withAnswer } from './giving-form.ts';
import type { Answer } from './giving-form.ts';
import type { GivingProps } from './giving-props.ts';
import { toDraft } from './mandate-form.ts';
import { useMandateWords } from './mandate-words.ts';

/** What fills the gaps of the questions: the mandate as it is drawn up now. */
const useScriptParams = ({ offer, draft, interactionId }: QuestionsProps) => {
  const { t } = useTranslation('mandate');
  const format = useFormat();
  const words = useMandateWords();
  const preview = useAnswer('mandate/preview', { interactionId, draft }, { keepLast: true });
  const until = preview.state === 'ready' ? preview.value.validUntil : null;
  return {
    grantor: offer.grantor.name,
    grantees: format.list(draft.grantees.map(({ name }) => name)),
    services: words.scope(draft.scope),
    until: until === null ? t('readBack.contactEnds') : format.day(until),
  };
};

const answers: readonly Answer['answer'][] = ['yes', 'no', 'unclear'];

/** The questions read out on the phone, one below the other, each large enough to read while one listens. */
export const ReadBackFields = (props: GivingProps) => {
  const { t } = useTranslation('mandate');
  const draft = toDraft(props.drawnUp);
  return draft === null ? (
    <p className="quiet">{t('reading.notYet')}</p>
  ) : (
    <Questions {...props} draft={draft} />
  );
};

type QuestionsProps = GivingProps & { readonly draft: MandateDraft };

const Questions = (props: QuestionsProps) => {
  const { offer, form, onChange, fault } = props;
  const { t } = useTranslation('mandate');
  const pack = useCodedText('pack');
  const { scriptId, questionIds } = offer.script;
  const params = useScriptParams(props);
  const put = (answer: Answer): void => onChange({ ...form, answers: withAnswer(form.answers, answer) });
  return (
    <>
      <p className="quiet">{t('readBack.help')}</p>
      <ol className="read-back">
        {questionIds.map((questionId, index) => {
          const given = form.answers.find((answer) => answer.questionId === questionId);
          return (
            <li key={questionId} className="read-back-question">
              <p className="quiet small">
                {t('readBack.question', { number: index + 1, of: questionIds.length })}
              </p>
              <p className="read-back-words">{pack.text(`script.${scriptId}.${questionId}`, params)}</p>
              <RadioCards
                label={t('readBack.answer')}
                value={given?.answer ?? null}
                onChange={(answer) => put({ questionId, answer, said: given?.said ?? '' })}
                error={fault === 'answers' && given === undefined ? t('readBack.needed') : null}
                cards={answers.map((value) => ({ value, label: t(`readBack.${value}`) }))}
              />
              {given === undefined ? null : (
                <TextField
                  label={t('readBack.said')}
                  value={given.said}
                  onChange={(said) => put({ ...given, said })}
                  maxLength={300}
                  isRequired={false}
                />
              )}
            </li>
          );
        })}
      </ol>
      {isRefusal(form.answers) ? (
        <Notice tone="info" title={t('readBack.refusal')} isAnnounced>
          <p>{t('readBack.refusalHelp')}</p>
        </Notice>
      ) : null}
    </>
  );
};
