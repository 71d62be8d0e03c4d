import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useShortcuts } from './shortcuts.tsx';
import './step-form.css';

export type StepFormProps = {
  /** The question of the step. */
  readonly title: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
  /** The one next action; null where the step cannot go on by itself. */
  readonly submit: string | null;
  readonly onSubmit: () => void;
  readonly isPending?: boolean;
  readonly isDisabled?: boolean;
  /** Other ways on, after the next action. */
  readonly actions?: ReactNode;
  /** `first-empty`: into the first field that waits for text, for steps that are mostly typing. `keep`: it stays where it is. */
  readonly focus?: 'title' | 'first-empty' | 'keep';
};

const firstEmpty = (form: HTMLFormElement | null): HTMLElement | null =>
  [...(form?.querySelectorAll<HTMLInputElement>('input.input') ?? [])].find(
    (input) => input.value === '' && input.type === 'text',
  ) ?? null;

/**
 * One step of a piece of work: its question, its answers, one way on. The focus moves here when the step opens; Enter in a field
 * and Ctrl+Enter anywhere go on.
 */
export const StepForm = ({
  title,
  hint,
  children,
  submit,
  onSubmit,
  isPending = false,
  isDisabled = false,
  actions,
  focus = 'title',
}: StepFormProps) => {
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);

  // Before anybody sees it: who types at once types into it.
  useLayoutEffect(() => {
    if (focus === 'keep') return;
    // A new step begins at its top, wherever the button of the last one was.
    window.scrollTo({ top: 0 });
    const target = focus === 'first-empty' ? firstEmpty(form.current) : null;
    (target ?? heading.current)?.focus({ preventScroll: target === null });
  }, [focus]);

  useShortcuts(
    submit === null || isDisabled
      ? []
      : [{ keys: 'Ctrl+Enter', label: submit, run: () => form.current?.requestSubmit() }],
  );

  return (
    <form
      ref={form}
      className="step-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending && !isDisabled && submit !== null) onSubmit();
      }}
    >
      {/* A group, so that a reader hears the question also when the focus goes straight into a field. */}
      <div role="group" aria-labelledby={titleId} className="step-form-body">
        <header className="stack stack-tight">
          <h2 ref={heading} id={titleId} tabIndex={-1} className="step-form-title">
            {title}
          </h2>
          {hint === undefined ? null : <p className="quiet measure">{hint}</p>}
        </header>
        {children}
      </div>
      {submit === null && actions === undefined ? null : (
        <div className="row step-form-actions">
          {submit === null ? null : (
            <Button type="submit" look="primary" size="large" isPending={isPending} isDisabled={isDisabled}>
              {submit}
            </Button>
          )}
          {actions}
        </div>
      )}
    </form>
  );
};
