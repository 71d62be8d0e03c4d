import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

export type FormProps = {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** Names the form where a screen has more than one. */
  readonly label?: string;
};

/** Fields with one way on. After a submit that leaves faults, the focus goes to the first of them. */
export const Form = ({ onSubmit, children, label }: FormProps) => {
  const form = useRef<HTMLFormElement>(null);
  const [submits, setSubmits] = useState(0);
  useEffect(() => {
    if (submits === 0) return;
    const faulty = form.current?.querySelector<HTMLElement>(
      'input[aria-invalid="true"], textarea[aria-invalid="true"], [data-invalid] :is(input, button)',
    );
    faulty?.focus();
  }, [submits]);
  return (
    <form
      ref={form}
      className="stack stack-form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
        setSubmits((count) => count + 1);
      }}
    >
      {children}
    </form>
  );
};
