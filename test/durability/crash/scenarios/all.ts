import type { Scenario } from '../scenario.ts';
import { attach } from './attach.ts';
import { journalLost } from './journal-lost.ts';
import { keys } from './keys.ts';
import { migrate } from './migrate.ts';
import { save } from './save.ts';
import { sync } from './sync.ts';
import { vaultLost } from './vault-lost.ts';

/** What is killed, starved and cut off; one file adds one. */
export const scenarios: readonly Scenario[] = [save, attach, sync, migrate, journalLost, vaultLost, keys];
