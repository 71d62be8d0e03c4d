import { ok } from '../../../preload/contract/result.ts';
import type { taskCalls } from '../../../preload/contract/task-calls.ts';
import { citizenContacted } from '../../usecases/tasks/citizen-contacted.ts';
import { listContactTasks } from '../../usecases/tasks/contact-tasks.ts';
import type { Handlers } from '../handler.ts';

export const taskHandlers = {
  'task/list': ({ desk }) => ok({ tasks: listContactTasks(desk) }),
  'task/contacted': ({ desk }, input) => citizenContacted(desk, input),
} satisfies Pick<Handlers, keyof typeof taskCalls>;
