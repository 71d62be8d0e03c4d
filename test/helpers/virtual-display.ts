import { spawn } from 'node:child_process';

export type Display = { readonly name: string; readonly close: () => void };

/** The screen that is there, or one of our own in memory (Xvfb) where there is none. */
export const openDisplay = async (): Promise<Display | null> => {
  if (process.platform !== 'linux') return null;
  const there = process.env['DISPLAY'];
  if (there) return { name: there, close: () => {} };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', () => reject(new Error('There is no display, and no Xvfb to make one.')));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${String(code)}.`)));
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  return { name: `:${number}`, close: () => void server.kill() };
};
