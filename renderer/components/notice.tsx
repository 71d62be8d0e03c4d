import { CircleCheck, CircleX, Hourglass, Info } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './notice.css';

/** `info`: good to know. `wait`: something is missing or on its way. `done`: it worked. `danger`: it did not, and matters. */
export type NoticeTone = 'info' | 'wait' | 'done' | 'danger';

const icons: { readonly [T in NoticeTone]: LucideIcon } = {
  info: Info,
  wait: Hourglass,
  done: CircleCheck,
  danger: CircleX,
};

export type NoticeProps = {
  readonly tone: NoticeTone;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons: what can be done now. */
  readonly actions?: ReactNode | undefined;
  /** Read out by itself when it appears; not for notices that are there from the start. */
  readonly isAnnounced?: boolean;
};

export const Notice = ({ tone, title, children, actions, isAnnounced = false }: NoticeProps) => {
  const { t } = useTranslation('app');
  const Icon = icons[tone];
  const role = tone === 'danger' || tone === 'wait' ? 'alert' : 'status';
  return (
    <div className={`notice notice-${tone}`} {...(isAnnounced ? { role } : {})}>
      <Icon aria-label={t(`notice.${tone}`)} role="img" className="notice-icon" size={22} />
      <div className="notice-words">
        <p className="notice-title">{title}</p>
        {children}
        {actions === undefined ? null : <div className="row notice-actions">{actions}</div>}
      </div>
    </div>
  );
};
