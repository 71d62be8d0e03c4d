import { unescapePath, type Call } from './write-points.ts';
import type { DiskStep } from './disk.ts';

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');

/** Reads the calls of a run (strace `-xx -y`) as what was asked of the disk for the files of one folder. */
export const readDiskSteps = (
  calls: readonly Call[],
  folder: string,
  files: ReadonlyMap<string, Buffer>,
): readonly DiskStep[] => new StepReader(folder, files).read(calls);

/** Calls that differ between machines and mean the same. */
const families = ['rename', 'unlink', 'mkdir'];

/** Follows where each open file is read and written, and what lies in it, since a copy names no bytes. */
class StepReader {
  readonly #folder: string;
  readonly #content: Map<string, Buffer>;
  readonly #offsets = new Map<string, number>();
  readonly #steps: DiskStep[] = [];

  constructor(folder: string, files: ReadonlyMap<string, Buffer>) {
    this.#folder = folder;
    this.#content = new Map(files);
  }

  read(calls: readonly Call[]): readonly DiskStep[] {
    for (const call of calls) {
      const result = Number.parseInt(call.result, 10);
      if (Number.isNaN(result) || result < 0) continue;
      if (call.name === 'write' && call.text.startsWith('1<')) this.#say(call);
      else if (call.paths.length > 0) this.#take(call, result);
    }
    return this.#steps;
  }

  #say({ text }: Call): void {
    const said = /, "((?:\\x[0-9a-f]{2})*)"/.exec(text)?.[1] ?? '';
    this.#steps.push({ kind: 'said', text: unhex(said).toString('utf8') });
  }

  #take(call: Call, result: number): void {
    const [first = '', second = ''] = call.paths.map((path) => path.slice(this.#folder.length + 1));
    const kind = families.find((family) => call.name.startsWith(family)) ?? call.name;
    const descriptor = /^(\d+)</.exec(call.text)?.[1] ?? '';
    const lastNumber = Number(/, (\d+)$/.exec(call.text)?.[1]);
    const take: Readonly<Record<string, () => void>> = {
      openat: () => this.#open(call, first, String(result)),
      pwrite64: () => this.#write(first, lastNumber, dataOf(call.text)),
      write: () => this.#append(descriptor, first, dataOf(call.text)),
      ftruncate: () => this.#truncate(first, lastNumber),
      fsync: () => this.#flush(first),
      fdatasync: () => this.#flush(first),
      rename: () => this.#rename(first, second),
      unlink: () => this.#steps.push({ kind: 'unlink', name: first }),
      copy_file_range: () => this.#copy(call, result),
      sendfile: () => this.#copy(call, result),
      mkdir: () => undefined,
    };
    const one = take[kind];
    if (one === undefined) throw new Error(`cannot read ${call.name}(${call.text.slice(0, 200)})`);
    one();
  }

  #flush(name: string): void {
    this.#steps.push(name === '' ? { kind: 'flush-folder' } : { kind: 'flush', name });
  }

  #open({ text }: Call, name: string, descriptor: string): void {
    this.#offsets.set(descriptor, 0);
    const isEmptied = text.includes('O_TRUNC');
    if (!text.includes('O_CREAT')) return;
    if (isEmptied || !this.#content.has(name)) this.#content.set(name, Buffer.alloc(0));
    this.#steps.push({ kind: 'create', name, isEmptied });
  }

  #write(name: string, at: number, data: Buffer): void {
    this.#steps.push({ kind: 'write', name, at, data });
    const before = this.#content.get(name) ?? Buffer.alloc(0);
    const after = Buffer.alloc(Math.max(before.length, at + data.length));
    before.copy(after);
    data.copy(after, at);
    this.#content.set(name, after);
  }

  #append(descriptor: string, name: string, data: Buffer): void {
    const at = this.#offsets.get(descriptor) ?? 0;
    this.#write(name, at, data);
    this.#offsets.set(descriptor, at + data.length);
  }

  #truncate(name: string, size: number): void {
    this.#steps.push({ kind: 'truncate', name, size });
    this.#content.set(name, (this.#content.get(name) ?? Buffer.alloc(0)).subarray(0, size));
  }

  #rename(name: string, to: string): void {
    this.#steps.push({ kind: 'rename', name, to });
    this.#content.set(to, this.#content.get(name) ?? Buffer.alloc(0));
    this.#content.delete(name);
  }

  /** `copy_file_range(from, NULL, to, NULL, ...)` or `sendfile(to, from, ...)`: both where the files stand. */
  #copy({ name, text }: Call, length: number): void {
    const ends = [...text.matchAll(/(\d+)<([^>]*)>/g)].map(([, descriptor = '', path = '']) => ({
      descriptor,
      path: unescapePath(path),
    }));
    const [from, to] = name === 'sendfile' ? [ends[1], ends[0]] : [ends[0], ends[1]];
    if (from === undefined || to === undefined) throw new Error(`cannot read ${name}(${text})`);
    const start = this.#offsets.get(from.descriptor) ?? 0;
    const source = this.#content.get(from.path.slice(this.#folder.length + 1)) ?? Buffer.alloc(0);
    this.#offsets.set(from.descriptor, start + length);
    this.#append(
      to.descriptor,
      to.path.slice(this.#folder.length + 1),
      source.subarray(start, start + length),
    );
  }
}

/** Everything is in it: strace was told to cut nothing off. */
const dataOf = (text: string): Buffer => {
  const [, data] = /, "((?:\\x[0-9a-f]{2})*)"(\.\.\.)?,/.exec(text) ?? [];
  if (data === undefined) throw new Error(`no data in ${text.slice(0, 200)}`);
  return unhex(data);
};
