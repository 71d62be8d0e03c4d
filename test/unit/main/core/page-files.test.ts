import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { readPageFile } from '../../../../main/core/page-files.ts';

const root = mkdtempSync(join(tmpdir(), 'page-files-'));
const page = join(root, 'page');
mkdirSync(join(page, 'assets'), { recursive: true });
writeFileSync(join(page, 'index.html'), '<!doctype html><head></head>the document');
writeFileSync(join(page, 'assets', 'main-1.js'), 'the script');
writeFileSync(join(page, 'notes.txt'), 'not for serving');
writeFileSync(join(root, 'secret.json'), '"the secret"');
mkdirSync(join(root, 'page-secret'));
writeFileSync(join(root, 'page-secret', 'secret.json'), '"the secret"');
afterAll(() => rmSync(root, { recursive: true }));

const read = async (path: string): Promise<string | null> => {
  const file = await readPageFile(page, path, 'n0nce');
  return file && new TextDecoder().decode(file.body);
};

test('A route of the page gets the document with the nonce in its head', async () => {
  const document = '<!doctype html><head><meta property="csp-nonce" nonce="n0nce"></head>the document';
  expect(await Promise.all(['/', '/person/42', '/index.html'].map(read))).toEqual([
    document,
    document,
    document,
  ]);
});

test('A built asset is served as what it is and may be kept for good', async () => {
  expect(await readPageFile(page, '/assets/main-1.js', '')).toMatchObject({
    contentType: 'text/javascript; charset=utf-8',
    isImmutable: true,
  });
});

test('The document itself may not be kept', async () => {
  expect(await readPageFile(page, '/', '')).toMatchObject({ isImmutable: false });
});

test.each([
  '/../secret.json',
  '/..%2fsecret.json',
  '/%2e%2e/secret.json',
  '/assets/../../secret.json',
  '/..%5csecret.json',
  '/../page-secret/secret.json',
  '/secret.json%00.js',
  '/%ff.js',
  '/notes.txt',
  '/assets/absent.js',
])('%s is nothing that can be had', async (path) => {
  expect(await read(path)).toBeNull();
});

test('No path leads out of the folder', async () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2f',
    '/',
    '\\',
    '%5c',
    'secret.json',
    'assets',
    '%00',
    'page',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      expect(await read(`/${pieces.join('/')}`)).not.toBe('"the secret"');
      expect(await read(`/${pieces.join('')}`)).not.toBe('"the secret"');
    }),
  );
});
