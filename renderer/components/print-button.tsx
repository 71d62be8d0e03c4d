import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Button, type ButtonLook } from './button.tsx';
import { openDocument, type PrintableDocument } from './open-document.ts';

export type PrintButtonProps = {
  /** Makes the document; null where that failed, which the screen then says. */
  readonly load: () => Promise<PrintableDocument | null>;
  readonly label: string;
  readonly look?: ButtonLook;
  readonly size?: 'normal' | 'large' | 'small';
  readonly isDisabled?: boolean;
};

/** Makes a PDF and hands it over: saved by the browser, asked for a place by the desktop. */
export const PrintButton = ({
  load,
  label,
  look = 'secondary',
  size = 'normal',
  isDisabled = false,
}: PrintButtonProps) => {
  const [isPending, setIsPending] = useState(false);
  const print = async (): Promise<void> => {
    setIsPending(true);
    const document = await load().finally(() => setIsPending(false));
    if (document !== null) openDocument(document);
  };
  return (
    <Button
      look={look}
      size={size}
      isDisabled={isDisabled}
      icon={<Printer aria-hidden size={20} />}
      isPending={isPending}
      onPress={() => void print()}
    >
      {label}
    </Button>
  );
};
