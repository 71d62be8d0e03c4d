import { callOverBridge } from '../helpers/bridge-call.ts';
import { expect, test } from '../helpers/desktop-launch.ts';
import { startWorkstation } from '../helpers/workstation.ts';

test('The window opens the vault that the browser has left, shows who works here, and breaks no rule of the policy', async ({
  launch,
}) => {
  const workstation = await startWorkstation({ population: 60 });
  await workstation.closeDesk();
  const { page } = await launch({ dataRoot: workstation.dataRoot, coreInOwnNode: true });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.reload();
  await expect(page.getByText('Anna Holm')).toBeVisible();
  expect(await callOverBridge(page, 'session/sign-in', { ...workstation.staff })).toMatchObject({ ok: true });
  expect(complaints).toEqual([]);
  await workstation.close();
});
