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

/** Why nothing of this can be shown on this machine, in words; null where it can. A process is traced to find out. */
export const whyNoStrace = (): string | null => {
  const { status, error } = spawnSync('strace', ['-e', 'trace=none', 'true']);
  if (status === 0) return null;
  return error
    ? 'strace is needed to stop a process at each of its writes. On Debian: apt-get install strace. Other systems than Linux have none.'
    : 'strace is there and may not trace: this machine forbids it (ptrace).';
};
