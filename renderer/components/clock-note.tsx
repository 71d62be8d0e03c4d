import { Clock3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClockNote as Note } from '../../preload/contract/clock-note.ts';
import { useFormat } from '../language/use-format.ts';
import './clock-note.css';

export type ClockNoteProps = { readonly note: Note };

/** That a wrong clock at a machine was seen through, and as of when the work was judged. */
export const ClockNote = ({ note }: ClockNoteProps) => {
  const { t } = useTranslation('app');
  const format = useFormat();
  const by = format.about(note.behindMs);
  const moment = format.moment(note.judgedAsOf);
  return (
    <p className="clock-note small">
      <Clock3 aria-hidden size={16} />
      <span>{t(note.behindMs > 0 ? 'clock.behind' : 'clock.ahead', { by, moment })}</span>
    </p>
  );
};
