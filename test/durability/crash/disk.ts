/** What a program asked of the disk, in order. Paths are names in the one folder that is looked at. */
export type DiskStep =
  | { readonly kind: 'create'; readonly name: string; readonly isEmptied: boolean }
  | { readonly kind: 'write'; readonly name: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly name: string; readonly size: number }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly name: string }
  | { readonly kind: 'flush'; readonly name: string }
  | { readonly kind: 'flush-folder' }
  /** Told to somebody outside: from here on it counts. */
  | { readonly kind: 'said'; readonly text: string };

export type Change = Extract<DiskStep, { readonly kind: 'write' | 'truncate' }>;
type NameStep = Extract<DiskStep, { readonly kind: 'create' | 'rename' | 'unlink' }>;

type Inode = { durable: Buffer; pending: Change[] };

/** How a power cut treats what was written and not flushed yet. */
export type Loss = {
  /** How many of the pending changes of names are kept, from the first on: a file system's journal keeps their order. */
  readonly keepNames: (count: number) => number;
  /** What reaches the disk of the pending changes of one file, in any order the disk likes. */
  readonly keepData: (pending: readonly Change[]) => readonly Change[];
};

/**
 * A folder on a disk that promises what POSIX does and no more: what was flushed is there, of the rest anything may be. A name lasts once
 * its folder was flushed, content once its file was.
 */
export class Disk {
  #durableNames: Map<string, Inode>;
  #names: Map<string, Inode>;
  #pendingNames: { readonly step: NameStep; readonly inode: Inode }[] = [];

  constructor(files: ReadonlyMap<string, Buffer>) {
    this.#durableNames = new Map([...files].map(([name, durable]) => [name, { durable, pending: [] }]));
    this.#names = new Map(this.#durableNames);
  }

  take(step: DiskStep): void {
    if (step.kind === 'said') return;
    if (step.kind === 'flush-folder') {
      this.#durableNames = new Map(this.#names);
      this.#pendingNames = [];
      return;
    }
    const inode = this.#names.get(step.name) ?? { durable: Buffer.alloc(0), pending: [] };
    if (step.kind === 'flush') {
      inode.durable = applyAll(inode.durable, inode.pending);
      inode.pending = [];
    } else if (step.kind === 'write' || step.kind === 'truncate') inode.pending.push(step);
    else this.#changeName(step, inode);
  }

  #changeName(step: NameStep, inode: Inode): void {
    if (step.kind === 'create' && step.isEmptied)
      inode.pending.push({ kind: 'truncate', name: step.name, size: 0 });
    if (step.kind === 'create' && this.#names.has(step.name)) return;
    this.#pendingNames.push({ step, inode });
    applyName(this.#names, step, inode);
  }

  /** What a machine finds that is switched on again now. */
  image({ keepNames, keepData }: Loss): ReadonlyMap<string, Buffer> {
    const names = new Map(this.#durableNames);
    for (const { step, inode } of this.#pendingNames.slice(0, keepNames(this.#pendingNames.length)))
      applyName(names, step, inode);
    return new Map(
      [...names].map(([name, { durable, pending }]) => [name, applyAll(durable, keepData(pending))]),
    );
  }
}

const applyName = (names: Map<string, Inode>, step: NameStep, inode: Inode): void => {
  if (step.kind !== 'create') names.delete(step.name);
  if (step.kind === 'create') names.set(step.name, inode);
  if (step.kind === 'rename') names.set(step.to, inode);
};

/** Answers what was given where nothing changes; else a copy, in one go: files are large, and their changes many. */
const applyAll = (content: Buffer, changes: readonly Change[]): Buffer => {
  if (changes.length === 0) return content;
  const ends = changes.map((change) =>
    change.kind === 'truncate' ? change.size : change.at + change.data.length,
  );
  const room = Buffer.alloc(Math.max(content.length, ...ends));
  content.copy(room);
  let size = content.length;
  for (const change of changes) {
    if (change.kind === 'truncate') {
      room.fill(0, Math.min(size, change.size), size);
      size = change.size;
    } else {
      change.data.copy(room, change.at);
      size = Math.max(size, change.at + change.data.length);
    }
  }
  return room.subarray(0, size);
};
