import type { StatusLine } from '../../../preload/contract/outbox.ts';
import type { WireState } from '../../api/wire.ts';
import { isReasonElsewhere, whenAndWhy } from './next-try-words.ts';
import type { StatusSource } from './status-source.ts';

export type StatusTone = 'good' | 'wait' | 'danger';

/** The status line in words, piece by piece. Each piece can stand alone and is true alone. */
export type StatusWords = {
  readonly tone: StatusTone;
  readonly connection: string;
  readonly work: string;
  /** When and why the next try is; null where none is needed. */
  readonly nextTry: string | null;
  /** Documents that wait for a better connection, in short and in whole; null where none do. */
  readonly held: { readonly short: string; readonly whole: string } | null;
  /** That the link is slow, and what that means; null where it is not. */
  readonly slow: string | null;
  /** Work that was put aside; null where there is none. */
  readonly parked: string | null;
  readonly data: string;
  readonly receipt: string;
  readonly lease: string | null;
  /** That this machine's clock is wrong; null where it is not, or nobody knows. */
  readonly clock: string | null;
  /** That the disk is nearly full, in short and in whole; null while it has room. */
  readonly disk: { readonly short: string; readonly whole: string } | null;
  readonly filling: { readonly words: string; readonly percent: number } | null;
};

const connectionOf = ({ t, format, nowMs }: StatusSource, line: StatusLine): string =>
  line.connection === 'online' && line.isMetered
    ? t('status.onlineMetered')
    : t(`status.${line.connection}`, { since: format.time(line.connectionSince, nowMs) });

/** Finished work lies in the vault alone: another disk fault could cost it. */
const isSavedOnce = (line: StatusLine): boolean => line.unsent > 0 && !line.hasSecondCopy;

/** A clock that is off by less is nobody's concern. */
const worthTellingMs = 2 * 60_000;

const isClockWrong = ({ clockBehindMs }: StatusLine): boolean =>
  clockBehindMs !== null && Math.abs(clockBehindMs) > worthTellingMs;

const clockOf = ({ t, format }: StatusSource, line: StatusLine): string | null => {
  if (line.clockBehindMs === null || !isClockWrong(line)) return null;
  const by = format.about(line.clockBehindMs);
  return t(line.clockBehindMs > 0 ? 'status.clockBehind' : 'status.clockAhead', { by });
};

const toneOf = (line: StatusLine): StatusTone => {
  if (isSavedOnce(line) || line.lowDisk?.hasReserve === false) return 'danger';
  const isQuiet = !isClockWrong(line) && line.lowDisk === null;
  return line.connection === 'online' && isQuiet ? 'good' : 'wait';
};

/** What a person has to look at in the tray. */
const needing = ({ parked, unreadable }: StatusLine): number => parked + unreadable;

const workOf = (source: StatusSource, line: StatusLine): string => {
  const { t } = source;
  if (line.unsent === 0) return t(needing(line) === 0 ? 'status.allSent' : 'status.noneWaits');
  const count = t('status.unsent', { count: line.unsent });
  const unsent = !isSavedOnce(line) ? count : `${count}, ${t('status.oneCopy')}`;
  const next = whenAndWhy(source, line);
  if (next === null) return unsent;
  const { when, why } = next;
  return why === null || isReasonElsewhere(line)
    ? `${unsent}, ${t('status.nextTry', { when })}`
    : `${unsent}, ${t('status.nextTryWhy', { when, why })}`;
};

const nextTryOf = (source: StatusSource, line: StatusLine): string | null => {
  const next = whenAndWhy(source, line);
  if (next === null) return null;
  return next.why === null ? next.when : source.t('status.waitsForValue', { when: next.when, why: next.why });
};

const heldOf = (
  { t, format, nowMs, sizeOf }: StatusSource,
  { heldDocuments }: StatusLine,
): StatusWords['held'] => {
  if (heldDocuments === null) return null;
  const { documents: count, bytes, until } = heldDocuments;
  const whole = t('status.heldHelp', { count, size: sizeOf(bytes), until: format.time(until, nowMs) });
  return { short: t('status.held', { count }), whole };
};

const diskOf = ({ t, sizeOf }: StatusSource, { lowDisk }: StatusLine): StatusWords['disk'] => {
  if (lowDisk === null) return null;
  const size = sizeOf(lowDisk.freeBytes);
  return {
    short: t('status.diskLow', { size }),
    whole: t(lowDisk.hasReserve ? 'status.diskLowHelp' : 'status.diskFullHelp', { size }),
  };
};

const fillingOf = ({ t, format }: StatusSource, { filling }: StatusLine): StatusWords['filling'] => {
  if (filling === null) return null;
  const words = t('status.filling', {
    done: format.number(filling.done),
    total: format.number(filling.total),
  });
  return { words, percent: filling.total === 0 ? 0 : (100 * filling.done) / filling.total };
};

/** The line is read anew each minute: it does not count seconds that have long gone by. */
const whenOf = ({ t, format, nowMs }: StatusSource, instant: string): string =>
  nowMs - Date.parse(instant) < 60_000 ? t('status.justNow') : format.ago(instant, nowMs);

/** Says what is known about the desk; while the core does not hear the page, only that. */
export const describeStatus = (source: StatusSource, line: StatusLine, wire: WireState): StatusWords => {
  const { t, format, nowMs } = source;
  const age = (instant: string): string => whenOf(source, instant);
  return {
    tone: wire === 'open' ? toneOf(line) : 'danger',
    connection: wire === 'open' ? connectionOf(source, line) : t('status.core'),
    work: workOf(source, line),
    nextTry: nextTryOf(source, line),
    held: heldOf(source, line),
    slow: line.isLinkSlow ? t('status.linkSlow') : null,
    parked: needing(line) === 0 ? null : t('status.parked', { count: needing(line) }),
    data: line.dataAsOf === null ? t('status.noData') : t('status.dataAsOf', { when: age(line.dataAsOf) }),
    receipt:
      line.lastReceiptAt === null
        ? t('status.noReceipt')
        : t('status.lastReceipt', { when: age(line.lastReceiptAt) }),
    lease:
      line.leaseUntil === null ? null : t('status.lease', { until: format.time(line.leaseUntil, nowMs) }),
    clock: clockOf(source, line),
    disk: diskOf(source, line),
    filling: fillingOf(source, line),
  };
};
