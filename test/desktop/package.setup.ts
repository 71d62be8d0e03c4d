import { test as setup } from '@playwright/test';
import { packForTests } from '../helpers/desktop-package.ts';
import { getDesktopRuntime } from '../helpers/desktop-runtime.ts';

setup('The app is packed on a genuine Electron', async () => {
  const runtime = await getDesktopRuntime();
  process.stdout.write(`Packing on Electron ${runtime.version}.\n`);
  await packForTests(runtime);
});
