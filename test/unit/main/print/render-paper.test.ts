import { describe, expect, test } from 'vitest';
import { qrModules } from '../../../../main/print/qr-modules.ts';
import { createPrinter } from '../../../../main/print/render-paper.ts';
import type { Block, Paper } from '../../../../main/print/paper.ts';
import { dkPack } from '../domain/dk-pack.ts';
import { readPdf } from '../../../helpers/read-pdf.ts';

const print = createPrinter('resources');

const paperOf = (tag: string, blocks: readonly Block[], isLargePrint = false): Paper => {
  const language = dkPack.printLanguages[tag];
  if (!language) throw new Error(`no language ${tag}`);
  return {
    title: 'Fuldmagt: Karen',
    languageTag: tag,
    language,
    isLargePrint,
    footer: 'Aarhus · 2026',
    blocks,
  };
};

const rows = Array.from({ length: 60 }, (_, index) => [`Service ${String(index)}`, 'act']);

describe('a paper', () => {
  test('says its title and its language to whoever listens', async () => {
    const { title, language } = await readPdf(
      await print(paperOf('da', [{ kind: 'heading', text: 'Bevis' }])),
    );
    expect([title, language]).toEqual(['Fuldmagt: Karen', 'da']);
  });

  test('carries names of every European spelling and a hash, whole', async () => {
    const name = 'Łukasz Żółkiewski-Sørensen Åßé';
    const hash = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA';
    const blocks: readonly Block[] = [
      {
        kind: 'facts',
        lines: [
          { label: 'Fra', value: name },
          { label: 'Segl', value: hash },
        ],
      },
    ];
    const { text } = await readPdf(await print(paperOf('da', blocks, true)));
    expect(text.replaceAll(/\s/gu, '')).toContain(name.replaceAll(' ', ''));
    expect(text).toContain(hash);
  });

  test.each([
    ['Greek', 'Γιώργος Παπαδόπουλος'],
    ['Cyrillic', 'Олена Шевченко-Їжакевич'],
    ['Vietnamese', 'Nguyễn Thị Hường'],
    ['Arabic', 'محمد'],
  ])('spells a %s name in letters, not in boxes', async (_script, name) => {
    const blocks: readonly Block[] = [{ kind: 'title', text: name, lead: name }];
    const { text } = await readPdf(await print(paperOf('da', blocks)));
    expect(text).not.toContain('Nogle bogstaver kunne ikke udskrives');
    // A box carries no letter: it would not come back.
    const letters = Array.from(name).filter((letter) => letter !== ' ');
    expect(letters.filter((letter) => !text.normalize('NFKC').includes(letter))).toEqual([]);
  });

  test('says in words that a name stands in boxes where no font has its letters', async () => {
    const blocks: readonly Block[] = [{ kind: 'facts', lines: [{ label: 'Fra', value: 'דוד כהן' }] }];
    const { text } = await readPdf(await print(paperOf('da', blocks)));
    expect(text).toContain('Nogle bogstaver kunne ikke udskrives');
  });

  test('numbers the steps that follow, and keeps the text of each together', async () => {
    const items = ['Kommunen registrerer den.', 'Kortet kommer med posten.'];
    const { text } = await readPdf(await print(paperOf('da', [{ kind: 'steps', items }])));
    expect(text).toContain('1. Kommunen registrerer den.2. Kortet kommer med posten.');
  });

  test('goes on to further pages, and each has its number and the head of the table', async () => {
    const blocks: readonly Block[] = [{ kind: 'table', columns: ['Ydelse', 'Må'], rows }];
    const { text, pages } = await readPdf(await print(paperOf('da', blocks)));
    expect(pages).toBeGreaterThan(1);
    expect(text.match(/Ydelse/gu)).toHaveLength(pages);
    expect(text).toContain(`Side ${String(pages)} af ${String(pages)}`);
    for (const [service] of rows) expect(text).toContain(service);
  });

  test('in large print takes more room than in the usual one', async () => {
    const blocks: readonly Block[] = [{ kind: 'table', columns: ['Ydelse', 'Må'], rows }];
    const usual = await readPdf(await print(paperOf('da', blocks)));
    const large = await readPdf(await print(paperOf('da', blocks, true)));
    expect(large.pages).toBeGreaterThan(usual.pages);
  });

  test('is one page when it fits on one', async () => {
    const { pages } = await readPdf(
      await print(paperOf('ar', [{ kind: 'paragraph', tone: 'plain', text: 'توكيل' }])),
    );
    expect(pages).toBe(1);
  });
});

test('a text too long for any code gives none, rather than one that nobody can read', () => {
  expect(qrModules('a'.repeat(2953))).not.toBeNull();
  expect(qrModules('a'.repeat(2954))).toBeNull();
});
