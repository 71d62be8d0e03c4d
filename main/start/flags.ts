import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../preload/contract/result.ts';

export type Flags = {
  /** Citizens of the synthetic country, or `null` for what is there or central's own default. */
  readonly population: number | null;
  readonly seed: string | null;
  readonly isFresh: boolean;
  /** `null` lets the machine decide: the window where Electron and a display are there. */
  readonly edge: 'browser' | 'desktop' | null;
  readonly isDev: boolean;
  /** Of the browser edge; `0` is any free one. */
  readonly port: number;
  readonly dataRoot: string | null;
  readonly isHelp: boolean;
};

export const helpText = `npm start                          start everything and open the workstation
npm start -- --population 1000000  with this many made-up citizens (20,000 by default)
             --seed WORD           of another made-up country
             --fresh               forget everything and start over
             --browser             in the browser, even where the window could open
             --desktop             in the window, or not at all
             --port 7350           the browser's address always on this port
             --data FOLDER         keep the data there
             --dev                 build the page again whenever its sources change
             --help                this text`;

const options = {
  population: { type: 'string' },
  seed: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  browser: { type: 'boolean', default: false },
  desktop: { type: 'boolean', default: false },
  dev: { type: 'boolean', default: false },
  port: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the words after `npm start --`; the problem is a line for the terminal. */
export const readFlags = (words: readonly string[]): Result<Flags, string> => {
  const parsed = parse(words);
  if (!parsed.ok) return parsed;
  const { values } = parsed;
  const population = readCount(values.population, 1, 10_000_000);
  const port = readCount(values.port, 1, 65_535);
  if (population === 'wrong') return fail('--population takes a number of citizens from 1 to 10000000.');
  if (port === 'wrong') return fail('--port takes a port number.');
  if (values.browser && values.desktop) return fail('Choose --browser or --desktop, not both.');
  return ok({
    population,
    seed: values.seed ?? null,
    isFresh: values.fresh,
    edge: values.browser ? 'browser' : values.desktop ? 'desktop' : null,
    isDev: values.dev,
    port: port ?? 0,
    dataRoot: values.data ?? null,
    isHelp: values.help,
  });
};

const parse = (words: readonly string[]) => {
  try {
    return { ok: true, values: parseArgs({ args: [...words], options, strict: true }).values } as const;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
};

const readCount = (word: string | undefined, least: number, most: number): number | null | 'wrong' => {
  if (word === undefined) return null;
  const count = Number(word.replaceAll(/[_,](?=\d{3})/g, ''));
  return Number.isInteger(count) && count >= least && count <= most ? count : 'wrong';
};
