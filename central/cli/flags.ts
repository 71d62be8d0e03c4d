import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sharedFolder } from '../store/server/server-user.ts';
import { UserProblem } from './say.ts';
import { outageOptions, outageUsage, readOutageFlags, type OutageFlags } from './outage-flags.ts';
import { readTripFlags, tripOptions, tripUsage, type TripFlags } from './trip-flags.ts';

export type Command =
  | 'serve'
  | 'enrol'
  | 'received'
  | 'open-journal'
  | 'deliver-bundle'
  | 'order'
  | 'trip'
  | 'area'
  | 'messages'
  | 'tampering'
  | 'restored'
  | 'outage'
  | 'identity-card'
  | 'rotate-issuer-key';

export type Flags = {
  readonly command: Command;
  readonly dataFolder: string;
  /** A PostgreSQL that somebody else runs; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** Null: what is there, or the usual one on the embedded server. */
  readonly population: number | null;
  readonly seed: string;
  readonly isFresh: boolean;
  readonly host: string;
  readonly port: number;
  readonly isDemonstration: boolean;
  /** A journey of the mobile unit is planned where none is ahead. */
  readonly hasDemoTrip: boolean;
  /** From when the issuer key that is taken out of use may have been somebody else's; null where it was not. */
  readonly compromisedSince: Date | null;
  /** Files that the command is about. */
  readonly files: readonly string[];
  /** What follows the command, as it was typed. */
  readonly words: readonly string[];
  /** Who gives an order, and why; empty where nobody said. */
  readonly by: string;
  readonly reason: string;
  readonly trip: TripFlags;
  readonly outage: OutageFlags;
};

export const areaUsage = `npm run central -- area               print which municipalities each centre serves
npm run central -- area CENTRE --municipality CODE... --by NAME --reason TEXT
                                      all that it serves from now on`;

export const usage = `npm run central                       start the gateway
npm run central -- enrol              print a fresh one-time code for a workstation
npm run central -- received           print what was received last
npm run central -- open-journal FILE  bring in the work of a machine that was lost
npm run central -- deliver-bundle FILE  take in the work of a machine without a network
npm run central -- order              print the machines, and what is ordered of them
npm run central -- order lock|wipe|lift DEVICE --by NAME --reason TEXT
                                      lock or wipe a machine, or lift that; a wipe takes two people
${tripUsage}
${areaUsage}
${outageUsage}
npm run central -- identity-card PERSON [FILE.svg]
                                      give somebody a proof of identity with its QR code
npm run central -- identity-card revoke CARD
                                      one that was lost no longer counts
npm run central -- messages           print what was sent to telephones and mailboxes
npm run central -- tampering          print what looks as if somebody had changed what a machine has written
npm run central -- restored           say that this database was put back in its place
npm run central -- rotate-issuer-key  sign mandates with a new key from now on
    --compromised-since TIME   somebody else may have the old one since then
    --population N    how many people the made-up country has (20,000); only at its first start
    --seed TEXT       another seed, another country
    --fresh           forget everything and begin again
    --port N          7340; 0 for any free one
    --host ADDRESS    127.0.0.1; anything else needs a proxy with TLS in front
    --data FOLDER     where the embedded PostgreSQL keeps its data
    --demonstration   show what was received on a page at /
    --demo-trip       plan a trip of the mobile unit from tomorrow on, where none is ahead
DATABASE_URL in the environment takes another PostgreSQL than the embedded one.`;

const options = {
  population: { type: 'string' },
  seed: { type: 'string', default: 'counterpart' },
  fresh: { type: 'boolean', default: false },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '7340' },
  data: { type: 'string' },
  demonstration: { type: 'boolean', default: false },
  'demo-trip': { type: 'boolean', default: false },
  'compromised-since': { type: 'string' },
  by: { type: 'string', default: '' },
  reason: { type: 'string', default: '' },
  help: { type: 'boolean', default: false },
  ...tripOptions,
  ...outageOptions,
} as const;

/** The XDG data folder of the user; for root a folder that the user PostgreSQL runs as can reach. */
const defaultDataFolder = (environment: NodeJS.ProcessEnv): string => {
  const { XDG_DATA_HOME: xdg } = environment;
  if (xdg !== undefined && xdg !== '') return join(xdg, 'counterpart', 'central');
  return process.getuid?.() === 0
    ? join(sharedFolder, 'central')
    : join(homedir(), '.local', 'share', 'counterpart', 'central');
};

const wholeNumber = (flag: string, text: string, most: number): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most)
    throw new UserProblem(`--${flag} takes a whole number up to ${most}.`);
  return value;
};

const withoutFiles = [
  'serve',
  'enrol',
  'received',
  'messages',
  'tampering',
  'restored',
  'rotate-issuer-key',
] as const;
const withWords = [
  'open-journal',
  'deliver-bundle',
  'order',
  'trip',
  'area',
  'outage',
  'identity-card',
] as const;

const readCommand = (words: readonly string[]): Command => {
  const [asked = 'serve', ...more] = words;
  const word = ([...withoutFiles, ...withWords] as const).find((each) => each === asked);
  const takesWords = withWords.some((each) => each === word);
  if (word === undefined || (more.length > 0 && !takesWords)) {
    throw new UserProblem(`There is no command "${words.join(' ')}".\n\n${usage}`);
  }
  return word;
};

/** RFC 3339. */
const readMoment = (text: string | undefined): Date | null => {
  if (text === undefined) return null;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime()))
    throw new UserProblem('--compromised-since takes a time like 2026-03-10T09:00:00Z.');
  return moment;
};

const parse = (words: readonly string[]) => {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UserProblem(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
};

/** Reads the words after `npm run central --`; throws `UserProblem` with a line for the terminal. */
export const readFlags = (words: readonly string[], environment: NodeJS.ProcessEnv): Flags => {
  const { values, positionals } = parse(words);
  if (values.help) throw new UserProblem(usage);
  const { population, data } = values;
  const command = readCommand(positionals);
  const { DATABASE_URL: url } = environment;
  return {
    command,
    dataFolder: resolve(data ?? defaultDataFolder(environment)),
    databaseUrl: url === undefined || url === '' ? null : url,
    population: population === undefined ? null : wholeNumber('population', population, 10_000_000),
    seed: values.seed,
    isFresh: values.fresh,
    host: values.host,
    port: wholeNumber('port', values.port, 65_535),
    isDemonstration: values.demonstration,
    hasDemoTrip: values['demo-trip'],
    compromisedSince: readMoment(values['compromised-since']),
    files: positionals.slice(1).map((file) => resolve(file)),
    words: positionals.slice(1),
    by: values.by,
    reason: values.reason,
    // One word for the last day of a trip and for the end of an outage.
    trip: readTripFlags(command === 'outage' ? { ...values, until: undefined } : values),
    outage: readOutageFlags(command === 'outage' ? values : { ...values, until: undefined }),
  };
};
