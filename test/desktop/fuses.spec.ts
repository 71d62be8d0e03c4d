import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { packagedApp } from '../helpers/desktop-package.ts';

test('The package cannot be used as a Node, takes no options from the environment and runs its own archive alone', async () => {
  const fuses = await getCurrentFuseWire(packagedApp);
  expect({
    runAsNode: fuses[FuseV1Options.RunAsNode],
    nodeOptions: fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    cookieEncryption: fuses[FuseV1Options.EnableCookieEncryption],
    onlyArchive: fuses[FuseV1Options.OnlyLoadAppFromAsar],
    integrity: fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    filePrivileges: fuses[FuseV1Options.GrantFileProtocolExtraPrivileges],
  }).toEqual({
    runAsNode: FuseState.DISABLE,
    nodeOptions: FuseState.DISABLE,
    cookieEncryption: FuseState.ENABLE,
    onlyArchive: FuseState.ENABLE,
    integrity: FuseState.ENABLE,
    filePrivileges: FuseState.DISABLE,
  });
});
