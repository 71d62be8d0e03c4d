import { House, Inbox, Search } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { findPath, homePath, outboxPath } from '../components/paths.ts';

export type Place = {
  readonly id: 'home' | 'find' | 'outbox';
  readonly path: string;
  readonly icon: LucideIcon;
  /** Pair of letters that goes there. */
  readonly keys: string;
};

/** The places of the rail. Only what exists now is here. */
export const places: readonly Place[] = [
  { id: 'home', path: homePath, icon: House, keys: 'g h' },
  { id: 'find', path: findPath, icon: Search, keys: 'g f' },
  { id: 'outbox', path: outboxPath, icon: Inbox, keys: 'g o' },
];

export const isPlaceOf = (place: Place, path: string): boolean =>
  place.path === homePath ? path === homePath : path.startsWith(place.path);
