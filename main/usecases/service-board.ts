import { ServiceStanding, type ServiceBoard } from '../../preload/contract/service-board.ts';
import type { ReadDb } from '../vault/open.ts';
import { findBoard } from '../vault/queries/service-board.ts';

const { state: StateName } = ServiceStanding.unwrap().shape;
type StateName = ServiceStanding['state'];

const urgency: readonly StateName[] = ['down', 'disturbed', 'up'];

/** What only a newer version has a word for is not as usual: that much is sure. */
const stateOf = (state: string): StateName => {
  const known = StateName.safeParse(state);
  return known.success ? known.data : 'disturbed';
};

/** Central's status board as it was last heard, with or without a network. */
export const readBoard = (db: ReadDb): ServiceBoard => {
  const { heardAt, services } = findBoard(db);
  const standings = services.map((service) => ({ ...service, state: stateOf(service.state) }));
  return {
    heardAt,
    services: standings.toSorted((one, other) => urgency.indexOf(one.state) - urgency.indexOf(other.state)),
  };
};
