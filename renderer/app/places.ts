import { Activity, Bus, House, Inbox, Scale, Search } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { Role } from '../../preload/contract/session.ts';
import { findPath, homePath, outboxPath, reviewsPath, servicesPath, tripsPath } from '../components/paths.ts';

export type Place = {
  readonly id: 'home' | 'find' | 'outbox' | 'trips' | 'reviews' | 'services';
  readonly path: string;
  readonly icon: LucideIcon;
  /** Pair of letters that goes there. */
  readonly keys: string;
  /** Whose work it is; null for everybody's. */
  readonly only: Role | null;
  /** Off the rail is what is looked for when something is the matter: the status line and the palette lead there. */
  readonly isOnRail: boolean;
};

const places: readonly Place[] = [
  { id: 'home', path: homePath, icon: House, keys: 'g h', only: null, isOnRail: true },
  { id: 'find', path: findPath, icon: Search, keys: 'g f', only: null, isOnRail: true },
  { id: 'outbox', path: outboxPath, icon: Inbox, keys: 'g o', only: null, isOnRail: true },
  { id: 'trips', path: tripsPath, icon: Bus, keys: 'g t', only: null, isOnRail: true },
  { id: 'reviews', path: reviewsPath, icon: Scale, keys: 'g r', only: 'supervisor', isOnRail: true },
  { id: 'services', path: servicesPath, icon: Activity, keys: 'g s', only: null, isOnRail: false },
];

/** Where one can go, for a role. Only what exists now is here. */
export const placesFor = (role: Role | null): readonly Place[] =>
  places.filter(({ only }) => only === null || only === role);

export const isPlaceOf = (place: Place, path: string): boolean =>
  place.path === homePath ? path === homePath : path.startsWith(place.path);
