import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { dataFolderAt, defaultDataRoot, type DataFolder } from '../core/data-folder.ts';
import type { CoreOptions } from '../core/port.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { findElectron } from './electron-runtime.ts';
import type { Flags } from './flags.ts';

/** What this start is going to do. */
export type Plan = {
  readonly checkout: string;
  readonly data: DataFolder;
  readonly core: CoreOptions;
  readonly edge:
    | { readonly kind: 'browser'; readonly port: number; readonly why: string | null }
    | { readonly kind: 'desktop'; readonly electron: string };
  /** Somebody else's central, with a code where the workstation is still to be enrolled; `null` starts our own. */
  readonly centralElsewhere: { readonly url: string; readonly enrolmentCode: string | null } | null;
};

const PackageFacts = z.object({ version: z.string() });

/** Decides from the flags and the machine; the problem is a line for the terminal. */
export const makePlan = (flags: Flags): Result<Plan, string> => {
  const { env, platform } = process;
  const checkout = resolve(import.meta.dirname, '..', '..');
  const data = dataFolderAt(resolve(flags.dataRoot ?? defaultDataRoot({ env, platform, home: homedir() })));
  const electron = findElectron({ checkout, platform, env });
  if (flags.edge === 'desktop' && !electron.ok) return fail(`The window cannot open: ${electron.problem}.`);
  const { version } = PackageFacts.parse(JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')));
  const url = env['COUNTERPART_CENTRAL_URL'];
  return ok({
    checkout,
    data,
    core: { dataFolder: data.workstation, resourcesFolder: join(checkout, 'resources'), version },
    edge:
      electron.ok && flags.edge !== 'browser'
        ? { kind: 'desktop', electron: electron.value }
        : { kind: 'browser', port: flags.port, why: electron.ok ? null : electron.problem },
    centralElsewhere: url ? { url, enrolmentCode: env['COUNTERPART_ENROLMENT_CODE'] ?? null } : null,
  });
};
