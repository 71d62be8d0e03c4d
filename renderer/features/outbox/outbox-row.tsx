import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '../../../preload/contract/outbox.ts';
import { useNow } from '../../api/use-now.ts';
import { ClockNote } from '../../components/clock-note.tsx';
import { LegalState } from '../../components/legal-state.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { Standing } from './standing.tsx';
import { UploadOfItem } from './upload-progress.tsx';

export type OutboxRowProps = { readonly item: OutboxItem };

/** One piece of finished work: its sign, what it is and about whom, and where it stands. */
export const OutboxRow = ({ item }: OutboxRowProps) => {
  const { t } = useTranslation('outbox');
  const pack = useCodedText('pack');
  const format = useFormat();
  const nowMs = useNow();
  const what = item.serviceId === null ? t(`kind.${item.kind}`) : pack.text(`service.${item.serviceId}.name`);
  return (
    <article className="outbox-row">
      <div className="outbox-state">
        <LegalState state={item.state} />
      </div>
      <div className="outbox-what">
        <h2 className="outbox-title">{what}</h2>
        {item.subject === null ? (
          <p className="quiet">{t('colleague')}</p>
        ) : (
          <p>
            <bdi>{item.subject.name}</bdi>
          </p>
        )}
        <p className="quiet small">
          {item.staffName === null
            ? format.time(item.capturedAt, nowMs)
            : t('by', { staff: item.staffName, time: format.time(item.capturedAt, nowMs) })}
        </p>
      </div>
      <div className="outbox-where">
        {item.reference === null ? null : (
          <p>
            <span className="quiet">{t('reference')}</span> <code>{item.reference}</code>
          </p>
        )}
        <Standing item={item} />
        <UploadOfItem envelopeId={item.envelopeId} />
        {item.clockNote === null ? null : <ClockNote note={item.clockNote} />}
      </div>
    </article>
  );
};
