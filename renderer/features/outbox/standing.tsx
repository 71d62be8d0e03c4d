import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '../../../preload/contract/outbox.ts';
import { useNow } from '../../api/use-now.ts';
import { parkedItemPath } from '../../components/paths.ts';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';

type StandingProps = { readonly item: OutboxItem };

const Reason = ({ code }: { readonly code: string }) => {
  const reason = useCodedText('outbox');
  const key = `reason.${code}`;
  return <p>{reason.text(reason.has(key) ? key : 'reason.unknown')}</p>;
};

/** When the next try is, counting down, and how many there were. */
const NextTry = ({ item }: StandingProps) => {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const nowMs = useNow('second');
  const tried = item.attempts === 0 ? null : t('next.attempts', { count: item.attempts });
  const nextMs = item.nextTryAt === null ? null : new Date(item.nextTryAt).getTime();
  const next =
    nextMs === null
      ? t('next.waiting')
      : nextMs <= nowMs
        ? t('next.now')
        : t('next.captured', { when: format.age(item.nextTryAt ?? '', nowMs) });
  return (
    <p className="quiet">
      {next}
      {tried === null ? null : `. ${tried}.`}
    </p>
  );
};

/** Where a piece of work stands, in words: the last thing that happened to it, why it waits, and what comes. */
export const Standing = ({ item }: StandingProps) => {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const nowMs = useNow();
  if (item.state === 'withdrawn') {
    return item.subject === null ? null : <Link href={parkedItemPath(item.envelopeId)}>{t('ended')}</Link>;
  }
  if (item.state === 'parked') {
    // Of a colleague's work nothing is said but that it is there.
    if (item.subject === null) return null;
    return (
      <>
        <Reason code={item.reason ?? 'unknown'} />
        <Link href={parkedItemPath(item.envelopeId)}>{t(item.isResolved ? 'ended' : 'look')}</Link>
      </>
    );
  }
  if (item.state === 'captured') {
    return (
      <>
        {item.reason === null ? null : <Reason code={item.reason} />}
        <NextTry item={item} />
      </>
    );
  }
  const at = item.state === 'sent' ? item.sentAt : item.effectiveAt;
  return at === null ? null : (
    <p className="quiet">{t(`step.${item.state}`, { time: format.time(at, nowMs) })}</p>
  );
};
