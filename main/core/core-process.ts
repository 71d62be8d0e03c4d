import type { CoreFrame } from '../../preload/contract/wire.ts';
import type { ToCore } from './host-messages.ts';
import { linkPage, type PageLink } from './page-link.ts';
import { findParent, type PagePort } from './parent-process.ts';
import type { Core, CoreOptions } from './port.ts';
import { createRefusingCore } from './refusing-core.ts';
import { checkRuntime } from './runtime.ts';

/** Entry of the core as its own process. It loads nothing of the core before it knows that the runtime can bear it. */
const parent = findParent(process);
const links = new Map<number, PageLink>();
let core: Promise<Core> | null = null;

const startCore = async (options: CoreOptions): Promise<Core> => {
  const runtime = checkRuntime(process.versions['napi']);
  if (!runtime.ok) return createRefusingCore(runtime.problem);
  const { createCore } = await import('./core.ts');
  return createCore(options);
};

/** The desktop edge has checked who is behind a page before it hands it over, so the caller is trusted here. */
const openPage = (running: Core, page: { pageId: number; clientId: string }, port: PagePort | null): void => {
  const { pageId, clientId } = page;
  const send = (frame: CoreFrame): void =>
    port ? port.postMessage(frame) : parent.send({ type: 'frame', pageId, frame });
  const link = linkPage(running, { clientId, isTrusted: true }, send);
  links.set(pageId, link);
  port?.on('message', ({ data }) => void link.receive(data));
  port?.on('close', () => closePage(pageId));
  port?.start();
};

const closePage = (pageId: number): void => {
  links.get(pageId)?.close();
  links.delete(pageId);
};

const end = async (): Promise<void> => {
  await (await core)?.close();
  process.exit(0);
};

const receive = async (message: ToCore, port: PagePort | null): Promise<void> => {
  if (message.type === 'start') core ??= startCore(message.options);
  const running = await core;
  if (running === null) return;
  if (message.type === 'page') openPage(running, message, port);
  if (message.type === 'frame') await links.get(message.pageId)?.receive(message.frame);
  if (message.type === 'page-gone') closePage(message.pageId);
  if (message.type === 'close') await end();
};

parent.onMessage((message, port) => void receive(message, port));
parent.onGone(() => void end());
