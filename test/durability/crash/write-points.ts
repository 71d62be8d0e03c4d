/** One line of strace's log that belongs to a finished call: `4711 pwrite64(5</tmp/x/vault.db>, "\x01"..., 4096, 0) = 4096`. */
export type Call = {
  readonly name: string;
  readonly text: string;
  readonly result: string;
  /** Under the folder that is looked at: what the call names or has open. */
  readonly paths: readonly string[];
};

const finished = /^(\d+) +(\w+)\((.*)\) += (.*)$/;
const begun = /^(\d+) +(.*) <unfinished \.\.\.>$/;
const resumed = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/;

/** The calls of a log that touch the folder or say something, in the order in which they ended; those that another thread broke in upon are put together again. */
export const readCalls = (log: string, folder: string): readonly Call[] => {
  const open = new Map<string, string>();
  const calls: Call[] = [];
  for (const line of log.split('\n')) {
    const start = begun.exec(line);
    if (start) open.set(start[1] ?? '', start[2] ?? '');
    else {
      const rest = resumed.exec(line);
      const whole = rest ? `${rest[1]} ${open.get(rest[1] ?? '') ?? ''}${rest[2]}` : line;
      const [, , name = '', text = '', result = ''] = finished.exec(whole) ?? [];
      const paths = pathsIn(text, folder);
      if (paths.length > 0 || text.startsWith('1<')) calls.push({ name, text, result, paths });
    }
  }
  return calls;
};

/** A call at which the child can be stopped: the n-th of this name that touches one of the paths. */
export type WritePoint = { readonly call: string; readonly when: number };

/** Hex escapes as `-xx` writes them. */
export const unescapePath = (text: string): string =>
  text.replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

/** Longer ones are what is written, not where: four characters stand for a byte. */
const longestPath = 4 * 1024;

const pathsIn = (text: string, folder: string): readonly string[] => {
  const named = [...text.matchAll(/<([^>]*)>|"([^"]*)"/g)].flatMap(([, open, said]) => {
    const path = open ?? said ?? '';
    return path.length > longestPath ? [] : [unescapePath(path)];
  });
  return named.filter((path) => path === folder || path.startsWith(`${folder}/`));
};

/** All points of a run, and the paths that they are counted on. */
export const findWritePoints = (
  calls: readonly Call[],
  folder: string,
): { readonly points: readonly WritePoint[]; readonly names: readonly string[] } => {
  const counts = new Map<string, number>();
  const names = new Set<string>();
  const points: WritePoint[] = [];
  for (const call of calls)
    if (!isOnlyRead(call)) for (const path of call.paths) names.add(path.slice(folder.length));
  for (const call of calls) {
    const isCounted = call.paths.some((path) => names.has(path.slice(folder.length)));
    if (!isCounted) continue;
    const when = (counts.get(call.name) ?? 0) + 1;
    counts.set(call.name, when);
    if (!isOnlyRead(call)) points.push({ call: call.name, when });
  }
  return { points, names: [...names] };
};

const isOnlyRead = ({ name, text }: Call): boolean => name === 'openat' && !text.includes('O_CREAT');
