import { lockFolder } from '../../main/platform/instance-lock.ts';

/** Run as a process of its own with a folder's path: takes the lock, says so, and holds it until it is killed. */
const lock = lockFolder(process.argv[2] ?? '');
process.stdout.write(lock.ok ? 'held' : lock.problem.code);
setInterval(() => undefined, 1000);
