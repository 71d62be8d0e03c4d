import { test } from '@playwright/test';

test('THE PACKAGED APP IS NOT TESTED: DESKTOP_E2E=off', () => {
  process.stderr.write('DESKTOP_E2E=off: nothing is known about the packaged app.\n');
});
