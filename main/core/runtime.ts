import type { ProblemOf } from '../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';

/** What the SQLite addon is compiled against. On a runtime with less it ends the process without a word, so ask before loading it. */
export const neededNodeApi = 10;

/** `nodeApi` is `process.versions.napi`. */
export const checkRuntime = (nodeApi: string | undefined): Result<null, ProblemOf<'core/runtime-too-old'>> =>
  Number(nodeApi) >= neededNodeApi
    ? ok(null)
    : fail({
        code: 'core/runtime-too-old',
        found: `Node-API ${nodeApi ?? 'unknown'}`,
        needed: `Node-API ${neededNodeApi}`,
      });
