import { Paperclip, Undo2 } from 'lucide-react';
import { useId } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AttachedTo } from '../../../preload/contract/attachment.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { useByteSize } from '../../language/use-byte-size.ts';
import { DocumentRow } from './document-row.tsx';
import { pickedTypes } from './hand-over-file.ts';
import { useDocuments, type Adding } from './use-documents.ts';
import './documents.css';

export type DocumentsPartProps = { readonly to: AttachedTo };

const Taking = ({ name, done, total }: Adding) => {
  const { t } = useTranslation('attachment');
  const percent = total === 0 ? 0 : Math.round((100 * done) / total);
  return <ProgressLine label={t('adding', { name })} percent={percent} words={null} />;
};

/** The documents of an act or a conversation: they are in the vault at once, and go with the work when it is completed. */
export const DocumentsPart = ({ to }: DocumentsPartProps) => {
  const { t } = useTranslation('attachment');
  const titleId = useId();
  const sizeOf = useByteSize();
  const answer = useAnswer('attachment/list', to);
  const documents = useDocuments(to);
  if (answer.state === 'problem') return <ProblemNotice problem={answer.problem} onRetry={answer.retry} />;
  if (answer.state === 'loading') return null;
  const { attachments, policy } = answer.value;
  const { adding, problem, removed } = documents;
  const isFull = attachments.length >= policy.maxCount;
  return (
    <div role="group" aria-labelledby={titleId} className="stack stack-tight documents">
      <h3 id={titleId} className="documents-title">
        {t('title')} <span className="field-optional">{t('optional')}</span>
      </h3>
      <p className="quiet small">{t('help', { size: sizeOf(policy.maxBytes) })}</p>
      {attachments.length === 0 ? null : (
        <ul className="document-list">
          {attachments.map((document) => (
            <DocumentRow
              key={document.attachmentId}
              document={document}
              onRemove={() => void documents.remove(document)}
            />
          ))}
        </ul>
      )}
      {adding === null ? null : <Taking {...adding} />}
      <div role="status">
        {removed === null ? null : (
          <p className="row row-tight">
            {t('removed', { name: removed.name })}
            <Button
              size="small"
              icon={<Undo2 aria-hidden size={16} />}
              onPress={() => void documents.putBack()}
            >
              {t('putBack')}
            </Button>
          </p>
        )}
      </div>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <div className="row row-tight">
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={[...pickedTypes]}
          onSelect={(files) => void documents.add([...(files ?? [])], policy)}
        >
          <Button
            size="small"
            icon={<Paperclip aria-hidden size={16} />}
            isDisabled={isFull || adding !== null}
          >
            {t(attachments.length === 0 ? 'add' : 'addMore')}
          </Button>
        </FileTrigger>
      </div>
    </div>
  );
};
