import { counterpartSide } from './counterpart-side.ts';
import type { Direction, Side, SyncFigures } from './figures.ts';
import { installPeers, peerVersion } from './peers.ts';
import { pouchDbSide } from './pouchdb-side.ts';
import { rxDbSide } from './rxdb-side.ts';
import { tinyBaseSide } from './tinybase-side.ts';

const sides: readonly Side[] = [
  counterpartSide,
  pouchDbSide(false),
  pouchDbSide(true),
  rxDbSide,
  tinyBaseSide,
];
const directions: readonly Direction[] = ['push', 'pull'];

export type SyncBench = { readonly versions: readonly string[]; readonly figures: readonly SyncFigures[] };

/**
 * Push and pull of so many records beside PouchDB, RxDB and TinyBase, one after the other in one run, each server in a process of its
 * own. What the peers do not do (signing, judging, receipts, encryption, a relational database behind) is not taken from us.
 */
export const benchSync = async (counts: readonly number[]): Promise<SyncBench> => {
  installPeers();
  const versions = ['pouchdb', 'express-pouchdb', 'leveldown', 'rxdb', 'tinybase'].map(peerVersion);
  const figures: SyncFigures[] = [];
  for (const items of counts) {
    for (const direction of directions) {
      for (const side of sides) figures.push(await runOne(side, direction, items));
    }
  }
  return { versions, figures };
};

const runOne = async (side: Side, direction: Direction, items: number): Promise<SyncFigures> => {
  const { seconds, wireBytes, hasArrived } = await side.run(direction, items);
  const figure = {
    side: side.name,
    isDurable: side.isDurable,
    isEncrypted: side.isEncrypted,
    direction,
    items,
    seconds: Number(seconds.toFixed(3)),
    itemsPerSecond: hasArrived ? Math.round(items / seconds) : null,
    wireBytesPerItem: Math.round(wireBytes / items),
  };
  console.log(
    `${direction} ${items} ${side.name}${side.isDurable ? ', durable' : ''}: ` +
      (hasArrived
        ? `${figure.itemsPerSecond} items/s`
        : `given up after ${figure.seconds} s, not all had arrived`),
  );
  return figure;
};
