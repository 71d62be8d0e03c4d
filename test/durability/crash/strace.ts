import { spawnSync } from 'node:child_process';

/** Whatever changes a file, or makes a change last. `?`: not every machine has every one of these. */
const changing = [
  'pwrite64',
  'write',
  'pwritev',
  'writev',
  'copy_file_range',
  'sendfile',
  'ftruncate',
  'fsync',
  'fdatasync',
  'openat',
  '?rename',
  'renameat',
  '?renameat2',
  '?unlink',
  'unlinkat',
  '?mkdir',
  'mkdirat',
];

/** How the kernel is to treat the child: what is written down, and what is done to its calls. */
export type Tracing = {
  readonly log: string;
  /** Only calls that touch one of these count; null: all. */
  readonly paths: readonly string[] | null;
  /** As strace takes it, such as `pwrite64:signal=SIGKILL:when=3`; null: the child is only watched. */
  readonly injection: string | null;
};

/** The words with which strace takes hold of a process. */
export const straceWords = (pid: number, { log, paths, injection }: Tracing): readonly string[] => [
  '-f',
  '-y',
  '-o',
  log,
  ...(injection === null
    ? ['-xx', '-s', '1048576', '-e', `trace=${changing.join(',')}`]
    : ['-s', '0', '-e', `trace=${injection.split(':')[0]}`, '-e', `inject=${injection}`]),
  ...(paths ?? []).flatMap((path) => ['-P', path]),
  '-p',
  String(pid),
];

/** Fails in words where the tool is not there: nothing of this can be shown without it. */
export const requireStrace = (): void => {
  if (spawnSync('strace', ['--version']).status === 0) return;
  throw new Error(
    'strace is needed to stop a process at each of its writes, and is not on this machine.\n' +
      'On Debian: apt-get install strace. On other systems than Linux this command cannot run.',
  );
};
