import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleChildren } from '../helpers/bundle-child.ts';
import { newRunFolder } from '../durability/desk/run-folder.ts';
import { join } from 'node:path';
import { startMatrixCentral } from './central.ts';
import type { Desk } from './faults.ts';
import { openLink } from './link.ts';
import type { Matrix } from './run.ts';
import { createWorkstation } from './workstation.ts';

const subjects = Array.from({ length: 6 }, (_, at) => `subject-${at + 1}`);

const sourceOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The programs of a workstation and of the gateway, each in one file, for all lives of a whole run. */
export type Programs = { readonly life: string; readonly centralLife: string; readonly remove: () => void };

export const bundlePrograms = async (): Promise<Programs> => {
  const [life, centralLife] = [sourceOf('life.ts'), sourceOf('central-life.ts')];
  const programs = await bundleChildren([life, centralLife]);
  return {
    life: programs.fileOf(life),
    centralLife: programs.fileOf(centralLife),
    remove: programs.remove,
  };
};

export type RunningMatrix = Matrix & { readonly close: () => Promise<void> };

/** New workstations, enrolled at a new gateway on a new database. */
export const buildMatrix = async (programs: Programs, count: number): Promise<RunningMatrix> => {
  const folder = newRunFolder();
  const central = await startMatrixCentral({ subjects, codeCount: count, program: programs.centralLife });
  // In turn: enrolment is not what is tried here, and ten at once are more than a busy machine answers in time.
  const desks: Desk[] = [];
  for (const [at, code] of central.codes.entries()) {
    const link = await openLink(central);
    const place = { folder: join(folder, String(at)), centralUrl: link.url, code, program: programs.life };
    const workstation = createWorkstation(place);
    await workstation.start();
    desks.push({ workstation, link });
  }
  return {
    central,
    desks,
    subjects,
    close: async () => {
      for (const { workstation, link } of desks) {
        await workstation.kill();
        link.close();
      }
      await central.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
