import { Clock3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '../../../preload/contract/outbox.ts';
import { useNow } from '../../api/use-now.ts';
import { useFormat } from '../../language/use-format.ts';

type ClockNoteProps = { readonly note: NonNullable<OutboxItem['clockNote']> };

/** That a wrong clock at this machine was seen through, and as of when the work was judged. */
export const ClockNote = ({ note }: ClockNoteProps) => {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const nowMs = useNow();
  const by = format.duration(new Date(nowMs - Math.abs(note.behindMs)).toISOString(), nowMs);
  const moment = format.moment(note.judgedAsOf);
  return (
    <p className="clock-note small">
      <Clock3 aria-hidden size={16} /> {t(note.behindMs > 0 ? 'clockBehind' : 'clockAhead', { by, moment })}
    </p>
  );
};
