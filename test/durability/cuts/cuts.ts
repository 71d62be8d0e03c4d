import { parseArgs } from 'node:util';
import { addTo, countsOf, printTable, type Tally } from '../crash/table.ts';
import { startCentralOfRuns } from '../desk/central.ts';
import { startCuttingProxy, type Cut, type CuttingProxy, type ExchangeSize } from './cutting-proxy.ts';
import type { Exchange } from './exchange.ts';
import { exchanges } from './exchanges/all.ts';

/**
 * `npm run test:cuts -- [--every N]`: the link is cut after every N-th byte of every request and every response, reset or closed; whoever
 * needs the exchange tries again. Prints counts; ends with 1 where anything was lost, doubled, changed or left waiting. The whole: 1.
 */
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const cutsOf = (start: string, size: ExchangeSize, every: number): readonly Cut[] =>
  (['request', 'response'] as const).flatMap((side) =>
    Array.from({ length: Math.floor(size[side] / every) + 1 }, (_, at) => at * every).flatMap((after) =>
      (['reset', 'end'] as const).map((how): Cut => ({ exchange: start, side, after, how })),
    ),
  );

const cutAll = async (
  exchange: Exchange,
  proxy: CuttingProxy,
  every: number,
  tally: Tally,
): Promise<readonly string[]> => {
  const { name, start } = exchange;
  await exchange.succeed();
  await exchange.succeed();
  const size = { ...proxy.sizeOf(start) };
  addTo(tally, name, 'request bytes', size.request);
  addTo(tally, name, 'response bytes', size.response);
  for (const cut of cutsOf(start, size, every)) {
    proxy.arm(cut);
    try {
      await exchange.succeed();
    } catch (error) {
      return [`LOST: ${name}, ${cut.how} after ${cut.after} of ${cut.side}: ${String(error)}`];
    }
    addTo(tally, name, proxy.hasCut() ? `${cut.side} cuts` : 'not reached', 1);
  }
  return (await exchange.faults()).map((fault) => `${name}: ${fault}`);
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { every: { type: 'string', default: '61' } } });
  const began = performance.now();
  const tally: Tally = new Map();
  const faults: string[] = [];
  const world = await startCentralOfRuns();
  const proxy = await startCuttingProxy(world.central.url);
  for (const make of exchanges) {
    const exchange = await make(world, proxy);
    const found = await cutAll(exchange, proxy, Number(values.every), tally);
    await exchange.close();
    faults.push(...found);
    const came = found.length === 0 ? 'nothing lost, nothing broken' : `${found.length} broken`;
    say(
      `${exchange.name}: ${countsOf(tally, exchange.name)}: ${came} (${((performance.now() - began) / 1000).toFixed(0)} s)`,
    );
  }
  await proxy.close();
  await world.close();
  say('');
  printTable(tally, say);
  for (const fault of faults.slice(0, 20)) say(fault);
  const lost = faults.filter((fault) => fault.includes('LOST')).length;
  say(`\nlost: ${lost}   otherwise broken: ${faults.length - lost}`);
  say(`${((performance.now() - began) / 1000).toFixed(0)} s`);
  if (faults.length > 0) process.exitCode = 1;
};

await main();
