import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Weight = 'regular' | 'bold';
/** In the order in which a character looks for its glyph. */
export const scripts = ['latin', 'latin-extended', 'greek-cyrillic', 'arabic'] as const;
export type Script = (typeof scripts)[number];
export type FontName = `${Script}-${Weight}`;
export type Fonts = Readonly<Record<FontName, Buffer>>;

/** The fonts of the prints: `resources/fonts`. They are embedded, so that a paper looks and reads the same everywhere. */
export const readFonts = async (resourcesFolder: string): Promise<Fonts> => {
  const read = (name: FontName): Promise<Buffer> => readFile(join(resourcesFolder, 'fonts', `${name}.ttf`));
  return {
    'latin-regular': await read('latin-regular'),
    'latin-bold': await read('latin-bold'),
    'latin-extended-regular': await read('latin-extended-regular'),
    'latin-extended-bold': await read('latin-extended-bold'),
    'greek-cyrillic-regular': await read('greek-cyrillic-regular'),
    'greek-cyrillic-bold': await read('greek-cyrillic-bold'),
    'arabic-regular': await read('arabic-regular'),
    'arabic-bold': await read('arabic-bold'),
  };
};
