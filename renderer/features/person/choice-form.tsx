import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

export type ChoiceFormProps = {
  readonly children: ReactNode;
  readonly onSubmit: () => void;
};

/** The form of a dialog: the focus begins on the choice already made, and Enter goes on with it. */
export const ChoiceForm = ({ children, onSubmit }: ChoiceFormProps) => {
  const form = useRef<HTMLFormElement>(null);
  // Before anybody sees it: whoever presses Enter at once goes on with it.
  useLayoutEffect(() => {
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
