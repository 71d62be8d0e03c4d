import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog as AriaDialog,
  Heading,
  Modal,
  ModalOverlay,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './dialog.css';

export type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the one that goes on first. */
  readonly actions?: ReactNode;
  readonly width?: 'normal' | 'wide';
  /** `alertdialog` for a question that must be answered before anything else. */
  readonly role?: 'dialog' | 'alertdialog';
};

/** Closed by its button or Escape; a click beside it takes away nothing that somebody has written in it. */
export const Dialog = ({
  title,
  isOpen,
  onClose,
  children,
  actions,
  width = 'normal',
  role = 'dialog',
}: DialogProps) => {
  const { t } = useTranslation('app');
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`dialog dialog-${width}`}>
        <AriaDialog role={role} className="dialog-inside">
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <AriaButton className="button button-quiet button-small" onPress={onClose}>
              <X aria-hidden size={18} />
              <span>{t('dialog.close')}</span>
            </AriaButton>
          </div>
          <div className="dialog-body">{children}</div>
          {actions === undefined ? null : <div className="dialog-actions row">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
