import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { MandateDraft, MandateOffer, MandatePreview } from '../../../preload/contract/mandate-making.ts';
import type { InteractionId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { shownParams } from '../../language/shown-params.ts';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { languageName } from './language-name.ts';
import { toDraft } from './mandate-form.ts';
import { Part } from './part.tsx';
import type { PartProps } from './part.tsx';

type ReadingPartProps = PartProps & { readonly interactionId: InteractionId };

/** The mandate as it will stand, to be read aloud or turned to the citizen, in their language beside the one that binds. */
export const ReadingPart = ({ offer, form, onChange, interactionId }: ReadingPartProps) => {
  const { t } = useTranslation('mandate');
  const draft = toDraft(useDeferredValue(form));
  return (
    <Part title={t('part.reading')}>
      {offer.wording.languages.length > 1 ? (
        <SelectField
          label={t('reading.language')}
          value={form.language}
          onChange={(language) => onChange({ ...form, language })}
          choices={offer.wording.languages.map((id) => ({ value: id, label: languageName(id) }))}
          widthChars={24}
        />
      ) : null}
      {draft === null ? (
        <p className="quiet">{t('reading.notYet')}</p>
      ) : (
        <Preview draft={draft} interactionId={interactionId} isThisContact={isThisContact(offer, draft)} />
      )}
    </Part>
  );
};

const isThisContact = ({ durations }: MandateOffer, { duration }: MandateDraft): boolean =>
  durations.some((each) => each.duration === duration && each.days === null);

type PreviewProps = {
  readonly draft: MandateDraft;
  readonly interactionId: InteractionId;
  readonly isThisContact: boolean;
};

const Preview = ({ draft, interactionId, isThisContact }: PreviewProps) => {
  const preview = useAnswer('mandate/preview', { interactionId, draft }, { keepLast: true });
  return (
    <Loaded answer={preview}>
      {(value) => <Reading preview={value} language={draft.language} isThisContact={isThisContact} />}
    </Loaded>
  );
};

type ReadingProps = {
  readonly preview: MandatePreview;
  readonly language: string;
  readonly isThisContact: boolean;
};

const Reading = ({ preview, language, isThisContact }: ReadingProps) => {
  const { t } = useTranslation('mandate');
  const coded = useCodedText('mandate');
  const format = useFormat();
  const { faults, supersedes, paragraphs, validUntil } = preview;
  const hasOther = paragraphs.some(({ text, binding }) => text !== binding);
  return (
    <div className="stack" aria-live="polite">
      {faults.length === 0 ? null : (
        <Notice tone="wait" title={t('reading.faults')}>
          <ul className="mandate-list">
            {faults.map(({ field, code, params }) => (
              <li key={`${field} ${code}`}>{coded.text(`fault.${code}`, shownParams(params, format))}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p className="lead">
        {validUntil === null || isThisContact
          ? t('reading.open')
          : t('reading.until', { day: format.dayWithWeekday(validUntil) })}
      </p>
      <div className="wording" data-columns={hasOther ? 2 : 1}>
        {paragraphs.map(({ text, binding }) => (
          <div key={binding} className="wording-pair">
            <p lang={language} dir="auto">
              {text}
            </p>
            {hasOther ? (
              <p className="wording-binding" dir="auto">
                {binding}
              </p>
            ) : null}
          </div>
        ))}
      </div>
      {hasOther ? <p className="quiet small">{t('reading.binding')}</p> : null}
      {supersedes.length === 0 ? null : (
        <Notice tone="info" title={t('reading.supersedes', { count: supersedes.length })}>
          <ul>
            {supersedes.map(({ mandateId, grantee, madeOn }) => (
              <li key={mandateId}>
                {t('reading.superseded', { name: grantee.name, day: format.day(madeOn) })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
};
