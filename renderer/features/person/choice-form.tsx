import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

export type ChoiceFormProps = {
  readonly children: ReactNode;
  readonly onSubmit: () => void;
};

/** The form of a dialog: the focus begins on the choice already made, and Enter goes on with it. */
export const ChoiceForm = ({ children, onSubmit }: ChoiceFormProps) => {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, []);
  return (
    <form
      ref={form}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
};
