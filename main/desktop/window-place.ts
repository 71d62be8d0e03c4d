import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const StoredPlace = z
  .object({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int().min(320).max(20_000),
    height: z.number().int().min(480).max(20_000),
  })
  .readonly();
type StoredPlace = z.infer<typeof StoredPlace>;
/** In pixels of the screen; a size alone leaves it to the system where the window stands. */
export type WindowPlace = StoredPlace | Pick<StoredPlace, 'width' | 'height'>;
type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const firstPlace: WindowPlace = { width: 1280, height: 860 };

/** Where the window stood last time; the first place where that is unknown, unreadable or on a screen that has been unplugged. */
export const recallPlace = (file: string, screens: readonly Area[]): WindowPlace => {
  const place = StoredPlace.safeParse(readJson(file)).data;
  if (place === undefined) return firstPlace;
  return isOnScreen(place, screens) ? place : { width: place.width, height: place.height };
};

/** Keeps the place; a disk that refuses costs the place and nothing else. */
export const rememberPlace = (file: string, place: StoredPlace): boolean => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(place));
    return true;
  } catch {
    return false;
  }
};

const isOnScreen = ({ x, y }: StoredPlace, screens: readonly Area[]): boolean =>
  screens.some(
    (screen) =>
      x >= screen.x &&
      y >= screen.y &&
      x < screen.x + screen.width - 100 &&
      y < screen.y + screen.height - 100,
  );

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};
