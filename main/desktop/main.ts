import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { z } from 'zod';
import { hostCore, type CoreHost } from './core-host.ts';
import { guardDownloads } from './downloads.ts';
import { menuTemplate } from './menu.ts';
import { guardNavigation } from './navigation.ts';
import { openWindow } from './open-window.ts';
import { connectPages } from './page-client.ts';
import { pageSchemes, servePage } from './page-protocol.ts';
import { guardSession } from './permissions.ts';
import { spawnedCore } from './spawned-core.ts';
import { findSurroundings, type Surroundings } from './surroundings.ts';
import { utilityCore } from './utility-core.ts';

/** Entry of the desktop edge: window, page and core are put together here and nowhere else. It owns no data. */
const packageFacts = z
  .object({ version: z.string(), buildKind: z.string().optional() })
  .parse(JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')));

const surroundings = findSurroundings({
  env: process.env,
  platform: process.platform,
  home: homedir(),
  isPackaged: app.isPackaged,
  buildKind: packageFacts.buildKind,
  appPath: app.getAppPath(),
  resourcesPath: process.resourcesPath,
});

const startCore = ({ data, resourcesFolder, coreRuntime, coreScript }: Surroundings): CoreHost =>
  hostCore({
    options: { dataFolder: data.workstation, resourcesFolder, version: packageFacts.version },
    launch: () =>
      coreRuntime
        ? spawnedCore(coreRuntime, coreScript)
        : utilityCore(() => utilityProcess.fork(coreScript, [], { serviceName: 'Counterpart core' })),
    makeChannel: () => new MessageChannelMain(),
    later: (delayMs, what) => void setTimeout(what, delayMs),
    nowMs: () => performance.now(),
  });

const run = async (): Promise<void> => {
  await app.whenReady();
  const core = startCore(surroundings);
  guardSession(session.defaultSession);
  guardDownloads(session.defaultSession, (path) => shell.openPath(path));
  servePage(protocol, surroundings.pageFolder, () => randomBytes(16).toString('base64'));
  connectPages(ipcMain, core);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));
  openWindow(surroundings, !app.isPackaged);
  endWith(core);
};

/** The vault is closed before the app ends: the first wish to quit is put off until it is. */
const endWith = (core: CoreHost): void => {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void core.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
};

const showOpenWindow = (): void => {
  const window = BrowserWindow.getAllWindows()[0];
  if (window?.isMinimized()) window.restore();
  window?.focus();
};

app.setPath('userData', surroundings.data.window);
/** For every window whatever its options; not where the operating system's sandbox has been switched off, as root must. */
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged(pageSchemes);
app.on('web-contents-created', (_event, contents) => guardNavigation(contents));
app.on('second-instance', showOpenWindow);
app.on('window-all-closed', () => app.quit());

if (app.requestSingleInstanceLock()) void run();
else app.quit();
