import { describe, expect, test } from 'vitest';
import { findCycle, readSourceTree, type SourceFile } from '../helpers/source-tree.ts';

/** Who may import whom. The first rule whose `from` fits a file is its rule; a package is allowed where `packages` fits it. */
type Rule = { readonly from: RegExp; readonly may: readonly RegExp[]; readonly packages: RegExp };

const contract = /^preload\/contract\//;
const api = /^central\/api\//;
const anyPackage = /./;
const noPackage = /^$/;

const rules: readonly Rule[] = [
  { from: contract, may: [contract], packages: /^zod$/ },
  { from: /^preload\//, may: [contract], packages: /^electron/ },
  { from: /^main\/domain\//, may: [/^main\/domain\//, contract], packages: /^(zod|any-ascii)$/ },
  {
    from: /^main\/platform\//,
    may: [/^main\/platform\//, contract],
    packages: /^(node:|uuid|better-sqlite3)/,
  },
  {
    from: /^main\/vault\//,
    may: [/^main\/(vault|domain|platform)\//, contract, api],
    packages: /^(node:|better-sqlite3|@node-rs\/argon2|any-ascii|zod)/,
  },
  { from: /^main\/sync\/core\//, may: [/^main\/(sync\/core|domain)\//, api], packages: noPackage },
  {
    from: /^main\/sync\//,
    may: [/^main\/(sync|vault|platform)\//, contract, api],
    packages: /^(node:|jose|zod|undici)/,
  },
  {
    from: /^main\/print\//,
    may: [/^main\/(print|domain)\//, contract],
    packages: /^(node:|pdfkit$|bidi-js$|uqr$)/,
  },
  {
    from: /^main\/usecases\//,
    may: [/^main\/(usecases|domain|vault|platform|print)\//, contract, api],
    packages: noPackage,
  },
  {
    from: /^main\/core\//,
    may: [/^main\/(core|usecases|domain|vault|sync|platform|print)\//, contract, api],
    packages: /^(node:|zod|openid-client)/,
  },
  {
    from: /^main\/desktop\//,
    may: [/^main\/(desktop|core|platform)\//, contract],
    packages: /^(node:|electron|zod)/,
  },
  {
    from: /^main\/browser\//,
    may: [/^main\/(browser|core|platform)\//, contract],
    packages: /^(node:|ws$|zod)/,
  },
  {
    from: /^main\/start\//,
    may: [/^main\/(start|browser|core|platform)\//, contract],
    packages: /^(node:|vite|electron|zod)/,
  },
  {
    from: /^renderer\/features\/([^/]+)\//,
    may: [/^renderer\/(components|api|language|styles|app\/[^/]+)/, contract],
    packages: anyPackage,
  },
  { from: /^renderer\//, may: [/^renderer\//, /^resources\//, contract], packages: /^(?!electron|node:)/ },
  { from: /^central\//, may: [/^central\//], packages: anyPackage },
];

const isOwn = (name: string): boolean => /^(main|renderer|preload|central|resources|test)\//.test(name);

const trespasses = (file: SourceFile): readonly string[] => {
  const rule = rules.find((each) => each.from.test(file.path));
  if (!rule) return [`${file.path} is in no layer`];
  const feature = /^renderer\/features\/[^/]+\//.exec(file.path)?.[0];
  return file.imports
    .filter((name) => {
      if (!isOwn(name)) return !rule.packages.test(name);
      return !(
        rule.may.some((allowed) => allowed.test(name)) ||
        (feature !== undefined && name.startsWith(feature))
      );
    })
    .map((name) => `${file.path} -> ${name}`);
};

const files = readSourceTree();
const sources = files.filter((file) => !file.path.startsWith('test/'));

describe('the house', () => {
  test('each layer knows only the layers below it', () => {
    expect(sources.filter((file) => !file.path.endsWith('.config.ts')).flatMap(trespasses)).toEqual([]);
  });

  test('only the desktop edge and the bridge know Electron', () => {
    const knowing = sources.filter((file) => file.imports.some((name) => /^electron(\/|$)/.test(name)));
    expect(
      knowing.map((file) => file.path).filter((path) => !/^(main\/desktop\/|preload\/bridge)/.test(path)),
    ).toEqual([]);
  });

  test('only the vault and the locks of a data folder know SQLite', () => {
    const knowing = sources.filter((file) => /sqlite/.test(file.imports.join(' ')));
    const mayKnow = /^main\/vault\/|^(main\/platform\/instance|central\/store\/server\/start)-lock\.ts$/;
    expect(knowing.map((file) => file.path).filter((path) => !mayKnow.test(path))).toEqual([]);
  });

  test('nobody imports in a circle', () => {
    expect(findCycle(files)).toBeNull();
  });

  test('no file grows past its size', () => {
    const long = files.filter((file) => file.lines > (file.path.startsWith('test/') ? 400 : 250));
    expect(long.map((file) => `${file.path}: ${file.lines} lines`)).toEqual([]);
  });

  test('nothing of the product imports a test', () => {
    expect(
      sources
        .filter((file) => file.imports.some((name) => name.startsWith('test/')))
        .map((file) => file.path),
    ).toEqual([]);
  });
});
