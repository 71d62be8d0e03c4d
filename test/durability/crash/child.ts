import { readSync, writeSync } from 'node:fs';
import { scenarios } from './scenarios/all.ts';
import { tellParent } from './tell.ts';

/** Run as a process of its own: `child <scenario> <folder> <seed>`. Says that it is ready, waits for a word, and does the work. */
const [, , name, folder = '', seed = '0'] = process.argv;
const scenario = scenarios.find((each) => each.name === name);
if (!scenario) throw new Error(`no scenario is called ${name}`);
await scenario.getReady?.();
writeSync(1, 'ready\n');
readSync(0, Buffer.alloc(1));
await scenario.work({ folder, seed: Number(seed) }, tellParent);
writeSync(1, 'done\n');
process.exit(0);
