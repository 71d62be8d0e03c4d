import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const sourceFolders = ['main', 'renderer', 'preload', 'central', 'test'] as const;

export type SourceFile = {
  /** Path from the top of the project, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  /** Paths of our own files it imports, and the names of packages. */
  readonly imports: readonly string[];
};

/** Every source file of ours with what it imports, read as text: `import`, `export from` and dynamic `import()`. */
export const readSourceTree = (): readonly SourceFile[] =>
  sourceFolders.flatMap((folder) => filesIn(join(root, folder)));

const filesIn = (folder: string): readonly SourceFile[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readSource(join(entry.parentPath, entry.name)));

const readSource = (file: string): SourceFile => {
  const text = readFileSync(file, 'utf8');
  const specifiers = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)'([^']+)'/gm)].map(
    (match) => match[1] ?? '',
  );
  return {
    path: slashed(relative(root, file)),
    lines: text.split('\n').length - 1,
    imports: specifiers.map((name) =>
      name.startsWith('.') ? slashed(relative(root, join(dirname(file), name))) : name,
    ),
  };
};

const slashed = (path: string): string => path.replaceAll('\\', '/');

/** The first circle of imports that is found, as the paths on it; null where there is none. */
export const findCycle = (files: readonly SourceFile[]): readonly string[] | null => {
  const byPath = new Map(files.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | null => {
    const start = trail.indexOf(path);
    if (start >= 0) return [...trail.slice(start), path];
    if (done.has(path)) return null;
    for (const next of byPath.get(path) ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const { path } of files) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return null;
};
