/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page must be written where it is sent from */
import { expect, test } from '../helpers/desktop-launch.ts';

test('The window keeps the page away from Node and from the rest of Electron', async ({ launch }) => {
  const { app } = await launch();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
});

test('A package has no developer tools', async ({ launch }) => {
  const { app } = await launch();
  const isOpen = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools();
    return contents?.isDevToolsOpened();
  });
  expect(isOpen).toBe(false);
});

test('The page runs at an origin of its own, and finds two keys on its bridge and nothing of Node', async ({
  launch,
}) => {
  const { page } = await launch();
  const found = await page.evaluate(() => ({
    origin: location.origin,
    isSecure: isSecureContext,
    bridge: Object.keys((window as unknown as { bridge: object }).bridge).toSorted(),
    node: ['require', 'process', 'module', 'Buffer', '__dirname', 'global'].filter((name) => name in window),
  }));
  expect(found).toEqual({
    origin: 'app://counterpart',
    isSecure: true,
    bridge: ['receive', 'send'],
    node: [],
  });
});

test('The page does not leave its origin, whatever it is told, and no second window opens', async ({
  launch,
}) => {
  const { app, page } = await launch();
  const home = page.url();
  const addresses = ['https://example.org/', 'file:///etc/passwd', 'app://elsewhere/', 'data:text/html,x'];
  for (const address of addresses) {
    const opened = await page.evaluate((to) => {
      location.assign(to);
      return window.open(to);
    }, address);
    expect(opened).toBeNull();
  }
  const answered = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  );
  expect(answered).toEqual([home]);
});

test('The page gets no device and no network', async ({ launch }) => {
  const { page } = await launch();
  const outcome = await page.evaluate(async () => {
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    const isDone = (what: Promise<unknown>) =>
      what.then(
        () => true,
        () => false,
      );
    return {
      geolocation: await state('geolocation'),
      notifications: await state('notifications'),
      hasCamera: await isDone(navigator.mediaDevices.getUserMedia({ video: true })),
      hasNetwork: await isDone(fetch('https://example.org/')),
    };
  });
  expect(outcome).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    hasCamera: false,
    hasNetwork: false,
  });
});

test('A page that dies is loaded again', async ({ launch }) => {
  const { app, page } = await launch();
  const shown = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve(contents.getURL()));
        contents?.forcefullyCrashRenderer();
      }),
  );
  expect(await shown).toBe(page.url());
});
