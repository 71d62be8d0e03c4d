import type { Problem } from '../../preload/contract/problem.ts';
import { Button } from './button.tsx';
import { ProblemNotice } from './problem-notice.tsx';

export type FormEndProps = {
  readonly problem: Problem | null;
  readonly isRunning: boolean;
  readonly submit: string;
  readonly cancel: string;
  readonly look?: 'primary' | 'danger';
  readonly onCancel: () => void;
};

/** How a form in a dialog ends: what went wrong, the one thing to do, and the way out. */
export const FormEnd = ({ problem, isRunning, submit, cancel, look = 'primary', onCancel }: FormEndProps) => (
  <>
    {problem === null ? null : <ProblemNotice problem={problem} />}
    <div className="row">
      <Button type="submit" look={look} isPending={isRunning}>
        {submit}
      </Button>
      <Button look="quiet" onPress={onCancel}>
        {cancel}
      </Button>
    </div>
  </>
);
