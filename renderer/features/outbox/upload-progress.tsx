import { useTranslation } from 'react-i18next';
import type { EnvelopeId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { ProgressLine } from '../../components/progress-line.tsx';
import { useByteSize } from '../../language/use-byte-size.ts';

type BarProps = {
  readonly label: string;
  readonly bytes: number;
  readonly sentBytes: number;
};

const Bar = ({ label, bytes, sentBytes }: BarProps) => {
  const { t } = useTranslation('attachment');
  const sizeOf = useByteSize();
  const percent = bytes === 0 ? 100 : Math.floor((100 * sentBytes) / bytes);
  const words = t('upload.done', { done: sizeOf(sentBytes), total: sizeOf(bytes) });
  return <ProgressLine label={label} percent={percent} words={words} />;
};

/** How far the documents of this work have come; nothing where it has none, or they have arrived. */
export const UploadOfItem = ({ envelopeId }: { readonly envelopeId: EnvelopeId }) => {
  const { t } = useTranslation('attachment');
  const answer = useAnswer('attachment/uploads', {});
  const uploads = answer.state === 'ready' ? answer.value.uploads : [];
  const upload = uploads.find((each) => each.envelopeId === envelopeId);
  return upload === undefined ? null : (
    <Bar {...upload} label={t('upload.item', { count: upload.documents })} />
  );
};

/** All documents that are still to arrive, in one bar. */
export const UploadsInAll = () => {
  const { t } = useTranslation('attachment');
  const answer = useAnswer('attachment/uploads', {});
  const uploads = answer.state === 'ready' ? answer.value.uploads : [];
  if (uploads.length === 0) return null;
  const sum = (of: (each: (typeof uploads)[number]) => number): number =>
    uploads.reduce((total, each) => total + of(each), 0);
  return (
    <Bar
      label={t('upload.all', { count: sum(({ documents }) => documents) })}
      bytes={sum(({ bytes }) => bytes)}
      sentBytes={sum(({ sentBytes }) => sentBytes)}
    />
  );
};
