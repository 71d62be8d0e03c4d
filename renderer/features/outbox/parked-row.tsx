import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ParkedItem } from '../../../preload/contract/outbox-parked.ts';
import { useNow } from '../../api/use-now.ts';
import { parkedItemPath } from '../../components/paths.ts';
import { Quote } from '../../components/quote.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';

export type ParkedRowProps = { readonly item: ParkedItem };

/** One piece: what and about whom, why it is here, and the one thing to do next. Of a colleague's only that it is there. */
export const ParkedRow = ({ item }: ParkedRowProps) => {
  const { t } = useTranslation(['parked', 'outbox', 'app']);
  const pack = useCodedText('pack');
  const reasons = useCodedText('outbox');
  const format = useFormat();
  const nowMs = useNow();
  const { envelopeId, kind, content, capturedAt, next, resolved, handovers } = item;
  const time = format.time(capturedAt, nowMs);
  if (content === null) {
    return (
      <li className="parked-row">
        <StateChip tone="neutral">{t('app:legal.parked')}</StateChip>
        <div className="outbox-what">
          <p>
            <strong>{t(`outbox:kind.${kind}`)}</strong> · {t('colleague')}, {time}
          </p>
          <p className="quiet">{t('colleagueHelp')}</p>
        </div>
      </li>
    );
  }
  const what =
    content.serviceId === null ? t(`outbox:kind.${kind}`) : pack.text(`service.${content.serviceId}.name`);
  const reason = `reason.${content.reason}`;
  const words = handovers.at(-1);
  return (
    <li className="parked-row">
      <StateChip tone={resolved === null ? 'wait' : 'good'}>
        {resolved === null ? t('app:legal.parked') : t('endedShort')}
      </StateChip>
      <div className="outbox-what">
        <Link href={parkedItemPath(envelopeId)} className="parked-link">
          {what} · <bdi>{content.subject.name}</bdi>
        </Link>
        {resolved === null ? (
          <>
            <p>{reasons.text(reasons.has(reason) ? reason : 'reason.unknown')}</p>
            <p>{t(`next.${next}`)}</p>
          </>
        ) : (
          <p>{t(`resolved.${resolved.how}`)}</p>
        )}
        {words === undefined ? null : (
          <Quote>
            <p>{words.words}</p>
            <p className="quiet small">
              {t('handOver.by', { staff: words.staffName, at: format.time(words.at, nowMs) })}
            </p>
          </Quote>
        )}
        <p className="quiet small">
          {t('written', { staff: content.staffName, time })}
          {content.reference === null ? null : (
            <>
              {` · ${t('reference')} `}
              <bdi className="mono parked-reference">{content.reference}</bdi>
            </>
          )}
        </p>
      </div>
    </li>
  );
};
