import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newRunFolder } from '../desk/run-folder.ts';
import type { DiskStep } from './disk.ts';
import { readDiskSteps } from './disk-steps.ts';
import { runChild } from './run-child.ts';
import type { ParentTools, Place, Scenario } from './scenario.ts';
import { findWritePoints, readCalls, type WritePoint } from './write-points.ts';

/** One undisturbed run: where it can be stopped, and all that it asked of the disk. */
export type Recording = {
  readonly scenario: string;
  readonly seed: number;
  readonly points: readonly WritePoint[];
  /** Names within the folder that the points are counted on, each with its slash. */
  readonly names: readonly string[];
  readonly files: ReadonlyMap<string, Buffer>;
  readonly steps: readonly DiskStep[];
  readonly faults: readonly string[];
};

export const readFolder = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));

export const writeFolder = (folder: string, files: ReadonlyMap<string, Buffer>): void => {
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
};

/** Gives the work a folder that goes with it. */
export const inNewFolder = async <T>(seed: number, work: (place: Place) => Promise<T>): Promise<T> => {
  const folder = newRunFolder();
  try {
    return await work({ folder, seed });
  } finally {
    for (const path of [folder, `${folder}.log`, `${folder}.citizens`, `${folder}.citizens.centre`])
      rmSync(path, { recursive: true, force: true });
  }
};

export const record = (scenario: Scenario, seed: number, tools: ParentTools): Promise<Recording> =>
  inNewFolder(seed, async (place) => {
    await scenario.prepare(place, tools);
    const files = readFolder(place.folder);
    const logFile = `${place.folder}.log`;
    const run = await runChild(scenario.name, place, { log: logFile, paths: null, injection: null });
    const calls = readCalls(readFileSync(logFile, 'latin1'), place.folder);
    const faults = [
      ...run.told.bugs,
      ...run.told.troubles,
      ...(run.isDone ? [] : [`it ended early: ${run.errors}`]),
    ];
    if (run.told.saved.length === 0) faults.push('it acknowledged nothing');
    return {
      scenario: scenario.name,
      seed,
      ...findWritePoints(calls, place.folder),
      files,
      steps: scenario.hasImages ? readDiskSteps(calls, place.folder, files) : [],
      faults: [...faults, ...(await judge(scenario, place, run.told, tools))],
    };
  });

/** Whatever is thrown while it is judged is a fault too: then it cannot be opened, or not be used. */
export const judge = async (
  scenario: Scenario,
  place: Place,
  told: Parameters<Scenario['faultsAfter']>[1],
  tools: ParentTools,
): Promise<readonly string[]> => {
  try {
    const faults = await scenario.faultsAfter(place, told, tools);
    return faults.length > 0 ? faults : ((await scenario.faultsInUse?.(place)) ?? []);
  } catch (error) {
    return [`LOST or unusable: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
};
