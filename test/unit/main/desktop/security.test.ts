import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcMainEvent, MessagePortMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { guardNavigation } from '../../../../main/desktop/navigation.ts';
import { isPageAddress } from '../../../../main/desktop/page-address.ts';
import { connectPages } from '../../../../main/desktop/page-client.ts';
import { pageSchemes, servePage } from '../../../../main/desktop/page-protocol.ts';
import { guardSession } from '../../../../main/desktop/permissions.ts';
import { findSurroundings, type AppFacts } from '../../../../main/desktop/surroundings.ts';
import { windowOptions } from '../../../../main/desktop/window-options.ts';

/** Electron's security checklist, by its numbers; what needs a real window is in test/desktop. */

const place = { width: 1280, height: 860 };
const foreign = [
  'https://example.org/',
  'http://counterpart/',
  'file:///etc/passwd',
  'app://elsewhere/',
  'app://counterpart.evil/',
  'app://user@counterpart/',
  'javascript:alert(1)',
  'data:text/html,x',
  'about:blank',
  'not an address',
];

type Contents = Parameters<typeof guardNavigation>[0];
const guardContents = () => {
  const listeners: Record<string, (event: unknown) => void> = {};
  const openHandlers: (() => unknown)[] = [];
  guardNavigation({
    on: (name: string, listener: (event: unknown) => void) => void (listeners[name] = listener),
    setWindowOpenHandler: (handler: () => unknown) => void openHandlers.push(handler),
  } as unknown as Contents);
  const isStopped = (name: string, details: object): boolean => {
    let stopped = false;
    listeners[name]?.({ ...details, preventDefault: () => void (stopped = true) });
    return stopped;
  };
  return { isStopped, open: () => openHandlers[0]?.() };
};

const ask = (senderFrame: unknown, mainFrame: unknown): string[] => {
  const connected: string[] = [];
  connectPages(
    {
      on: (_channel, listener) =>
        listener({
          sender: { mainFrame, isDestroyed: () => false },
          senderFrame,
        } as unknown as IpcMainEvent),
    },
    { connect: (clientId) => void connected.push(clientId) },
  );
  return connected;
};

const fetchPage = async (request: { readonly url: string; readonly method?: string }): Promise<Response> => {
  const folder = mkdtempSync(join(tmpdir(), 'page-protocol-'));
  writeFileSync(join(folder, 'index.html'), '<head></head>');
  const handlers: ((asked: Request) => Response | Promise<Response>)[] = [];
  servePage({ handle: (_scheme, handler) => void handlers.push(handler) }, folder, () => 'n0nce');
  const answer = await handlers[0]?.({ method: 'GET', ...request } as Request);
  rmSync(folder, { recursive: true });
  if (answer === undefined) throw new Error('Nothing answers for the scheme.');
  return answer;
};

describe('The window (2, 3, 4, 6, 8, 9, 10, 11)', () => {
  const { webPreferences } = windowOptions({ place, preload: '/bridge.cjs', hasDeveloperTools: false });

  test('is sandboxed, isolated and without Node', () => {
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  test('weakens nothing of the web', () => {
    expect(webPreferences).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    expect(webPreferences).not.toHaveProperty('enableBlinkFeatures');
  });

  test('sends no word that is typed to a spelling service, and has no developer tools', () => {
    expect(webPreferences).toMatchObject({ spellcheck: false, devTools: false });
  });
});

describe('Addresses (13, 18)', () => {
  test.each(foreign)('%s is not the page', (address) => {
    expect(isPageAddress(address)).toBe(false);
  });

  test.each(['app://counterpart/', 'app://counterpart/person/1?tab=acts#top'])(
    '%s is the page',
    (address) => {
      expect(isPageAddress(address)).toBe(true);
    },
  );
});

describe('Permissions (5)', () => {
  type Session = Parameters<typeof guardSession>[0];
  const guard = () => {
    const handlers: Record<string, (...given: unknown[]) => unknown> = {};
    const keep =
      (name: string) =>
      (handler: (...given: unknown[]) => unknown): void =>
        void (handlers[name] = handler);
    guardSession({
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      setDisplayMediaRequestHandler: keep('display'),
      webRequest: { onBeforeRequest: keep('network') },
    } as unknown as Session);
    const request = (permission: string, address = 'app://counterpart/', isMainFrame = true): unknown => {
      let answer: unknown;
      const contents = { getURL: () => address };
      handlers['request']?.(contents, permission, (given: unknown) => void (answer = given), { isMainFrame });
      return answer;
    };
    const load = (url: string): unknown => {
      let answer: unknown;
      handlers['network']?.({ url }, (given: unknown) => void (answer = given));
      return answer;
    };
    return { handlers, request, load };
  };

  test.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'openExternal',
    'clipboard-read',
    'fullscreen',
  ])('%s is refused', (permission) => {
    const { handlers, request } = guard();
    expect(request(permission)).toBe(false);
    expect(handlers['check']?.(null, permission, 'app://counterpart')).toBe(false);
  });

  test('A reference may be copied from our own page, and from no other', () => {
    const { handlers, request } = guard();
    expect(request('clipboard-sanitized-write')).toBe(true);
    expect(request('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
    expect(request('clipboard-sanitized-write', 'app://counterpart/', false)).toBe(false);
    expect(handlers['check']?.(null, 'clipboard-sanitized-write', 'app://counterpart/')).toBe(true);
    expect(handlers['check']?.(null, 'clipboard-sanitized-write', 'https://example.org')).toBe(false);
  });

  test('No device is handed out', () => {
    expect(guard().handlers['device']?.({})).toBe(false);
  });

  test.each(['https://example.org/', 'http://127.0.0.1/', 'ws://127.0.0.1/', 'file:///etc/passwd'])(
    'The page loads nothing from %s',
    (address) => {
      expect(guard().load(address)).toEqual({ cancel: true });
    },
  );

  test('The page loads its own parts', () => {
    expect(guard().load('app://counterpart/assets/main.js')).toEqual({ cancel: false });
  });
});

describe('Navigation and windows (12, 13, 14, 15)', () => {
  test.each(foreign)('The window does not go to %s', (url) => {
    expect(guardContents().isStopped('will-navigate', { url })).toBe(true);
    expect(guardContents().isStopped('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
  });

  test('The window stays free to go about its own page', () => {
    expect(guardContents().isStopped('will-navigate', { url: 'app://counterpart/person/1' })).toBe(false);
  });

  test('No frame inside the page goes anywhere', () => {
    expect(
      guardContents().isStopped('will-frame-navigate', { url: 'app://counterpart/', isMainFrame: false }),
    ).toBe(true);
  });

  test('Nothing is redirected, no webview is attached, no window is opened', () => {
    expect(guardContents().isStopped('will-redirect', { url: 'app://counterpart/' })).toBe(true);
    expect(guardContents().isStopped('will-attach-webview', {})).toBe(true);
    expect(guardContents().open()).toEqual({ action: 'deny' });
  });
});

describe('Who gets the core (17, 20)', () => {
  test('The top frame of our page gets the core', () => {
    const frame = { url: 'app://counterpart/' };
    expect(ask(frame, frame)).toHaveLength(1);
  });

  test('A frame within a page does not', () => {
    expect(ask({ url: 'app://counterpart/' }, { url: 'app://counterpart/' })).toEqual([]);
  });

  test('A frame that is gone does not', () => {
    expect(ask(null, null)).toEqual([]);
  });

  test.each(foreign)('A page at %s does not', (url) => {
    const frame = { url };
    expect(ask(frame, frame)).toEqual([]);
  });

  test('A page that has gone by the time the port is there does not leave it open', () => {
    const frame = { url: 'app://counterpart/' };
    let isClosed = false;
    connectPages(
      {
        on: (_channel, listener) =>
          listener({
            sender: { mainFrame: frame, isDestroyed: () => true },
            senderFrame: frame,
          } as unknown as IpcMainEvent),
      },
      {
        connect: (_clientId, deliver) =>
          deliver({ close: () => void (isClosed = true) } as unknown as MessagePortMain),
      },
    );
    expect(isClosed).toBe(true);
  });
});

describe('The page’s protocol (1, 7, 18)', () => {
  test('The scheme is a proper, secure origin and nothing more', () => {
    expect(pageSchemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  test('The document comes under the policy with the nonce that it carries', async () => {
    const answer = await fetchPage({ url: 'app://counterpart/' });
    expect(answer.headers.get('content-security-policy')).toContain("'nonce-n0nce'");
    expect(await answer.text()).toContain('nonce="n0nce"');
  });

  test.each([
    { url: 'app://elsewhere/' },
    { url: 'app://counterpart/', method: 'POST' },
    { url: 'app://counterpart/..%2fpackage.json' },
  ])('%j is nothing, under the same policy', async (request) => {
    const answer = await fetchPage(request);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('Which program runs the core (20)', () => {
  const facts: AppFacts = {
    env: { COUNTERPART_CORE_RUNTIME: '/usr/bin/node', COUNTERPART_DATA_FOLDER: '/data' },
    platform: 'linux',
    home: '/home/anna',
    isPackaged: true,
    buildKind: undefined,
    appPath: '/opt/counterpart/resources/app.asar',
    resourcesPath: '/opt/counterpart/resources',
  };

  test('A package for people takes no other program for its core', () => {
    expect(findSurroundings(facts)).toMatchObject({
      coreRuntime: null,
      coreScript: '/opt/counterpart/resources/app.asar/out/main/core.mjs',
    });
  });

  test('A package for tests does, with the core beside the archive', () => {
    expect(findSurroundings({ ...facts, buildKind: 'test' })).toMatchObject({
      coreRuntime: '/usr/bin/node',
      coreScript: '/opt/counterpart/resources/app.asar.unpacked/out/main/core.mjs',
    });
  });

  test('From the checkout everything is where it was built', () => {
    expect(findSurroundings({ ...facts, isPackaged: false, appPath: '/checkout', env: {} })).toMatchObject({
      pageFolder: '/checkout/out/renderer',
      preload: '/checkout/out/preload/bridge.cjs',
      coreScript: '/checkout/out/main/core.mjs',
      resourcesFolder: '/checkout/resources',
      coreRuntime: null,
    });
  });
});
