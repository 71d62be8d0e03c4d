import { createServer, type Server } from 'node:http';
import { expect, test } from '@playwright/test';
import { lookAt, screensFolder, signIn } from '../helpers/desk-page.ts';
import { startWorkstation, type TestWorkstation } from '../helpers/workstation.ts';

/** What the status bar says of a network that is there and not good. */

let desk: TestWorkstation;
test.beforeAll(async () => {
  desk = await startWorkstation({ population: 100 });
});
test.afterAll(async () => desk.close());

/** In central's place, as the network of a hotel answers everything. */
const openPortal = (centralUrl: string): Promise<Server> =>
  new Promise((opened) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to the hotel</h1>');
    });
    server.listen(Number(new URL(centralUrl).port), '127.0.0.1', () => opened(server));
  });

test('a sign-in page in the way and a metered connection are told in words, and go again', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.goto(desk.url());
  await signIn(page, desk.staff.pin);
  const status = page.getByRole('contentinfo', { name: 'Status' });

  await desk.stopCentral();
  const portal = await openPortal(desk.centralUrl);
  await expect(status).toContainText('Most likely the network wants you to sign in', {
    timeout: 90_000,
  });
  await lookAt(page, 'link-portal');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: `${screensFolder}/link-portal-dark.png` });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 360, height: 800 });
  await page.screenshot({ path: `${screensFolder}/link-portal-narrow.png` });
  await page.setViewportSize({ width: 1280, height: 860 });

  portal.closeAllConnections();
  await new Promise((closed) => portal.close(closed));
  await desk.startCentral();
  await expect(status).toContainText('Connected to the central services', { timeout: 90_000 });

  await status.getByRole('button', { name: /Show the whole status/ }).click();
  const whole = page.getByRole('dialog', { name: 'Status of this desk' });
  await whole.getByText('This connection is metered', { exact: true }).click();
  await expect(whole.getByRole('checkbox', { name: 'This connection is metered' })).toBeChecked();
  await expect(whole).toContainText('over a metered connection');
  await lookAt(page, 'link-metered');
  await whole.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await expect(status).toContainText('over a metered connection');
});
