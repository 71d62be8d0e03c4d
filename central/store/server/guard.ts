import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Ends the server when this process is gone, even by SIGKILL: a shell waits for the end of a pipe that only we hold. Windows has no
 * such shell; there the next start finds and stops the orphan. Returns the release, to be called once the server has ended.
 */
export const guard = (server: ChildProcess): (() => void) => {
  if (process.platform === 'win32' || server.pid === undefined) return () => undefined;
  const script = 'read line; [ -n "$line" ] || kill -INT "$0"';
  const watcher = spawn('/bin/sh', ['-c', script, String(server.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  return () => {
    watcher.stdin.on('error', () => undefined);
    watcher.stdin.end('released\n');
  };
};
