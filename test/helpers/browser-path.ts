import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** The Chromium to test with: the one named, Playwright's own download, or one on the path; `null` where there is none yet. */
export const findBrowser = (): string | null => {
  const named = process.env['CHROMIUM_PATH'];
  const own = chromium.executablePath();
  if (named) return named;
  if (existsSync(own)) return own;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'chromium')).find((file) => existsSync(file)) ?? null;
};

/** Chromium's sandbox refuses to run for root; the rest keeps it from talking to anybody but us. */
export const browserArguments: string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
