import { describe, expect, test } from 'vitest';
import { guardDownloads } from '../../../../main/desktop/downloads.ts';

type Session = Parameters<typeof guardDownloads>[0];

/** A download as Electron announces it, and what became of it. */
const download = (facts: {
  readonly url?: string;
  readonly type?: string;
  readonly name?: string;
  readonly page?: string;
  readonly savedAs?: string;
  readonly end?: 'completed' | 'cancelled' | 'interrupted';
}) => {
  const { url = 'blob:app://counterpart/0a1b', type = 'application/pdf', name = 'Fuldmagt.pdf' } = facts;
  const shown: string[] = [];
  const asked: { readonly defaultPath?: string }[] = [];
  let isRefused = false;
  const ends: ((event: unknown, state: string) => void)[] = [];
  const item = {
    getURL: () => url,
    getMimeType: () => type,
    getFilename: () => name,
    getSavePath: () => facts.savedAs ?? `/home/anna/${name}`,
    setSaveDialogOptions: (options: { readonly defaultPath?: string }) => void asked.push(options),
    once: (_event: string, listener: (event: unknown, state: string) => void) => void ends.push(listener),
  };
  const event = { preventDefault: () => void (isRefused = true) };
  const contents = { getURL: () => facts.page ?? 'app://counterpart/person/1' };
  const session = {
    on: (name_: string, listener: (...given: unknown[]) => void) => {
      if (name_ === 'will-download') listener(event, item, contents);
    },
  };
  guardDownloads(session as unknown as Session, async (path) => shown.push(path));
  for (const end of ends) end(null, facts.end ?? 'completed');
  return { isRefused, asked, shown };
};

describe('what the page hands over to the machine', () => {
  test('is a paper: the place is asked for with its own name, and then it is shown', () => {
    const { isRefused, asked, shown } = download({});
    expect(isRefused).toBe(false);
    expect(asked).toMatchObject([{ defaultPath: 'Fuldmagt.pdf' }]);
    expect(shown).toEqual(['/home/anna/Fuldmagt.pdf']);
  });

  test.each([
    ['from the network', { url: 'https://example.org/a.pdf' }],
    ['out of a text', { url: 'data:application/pdf;base64,JVBERi0=' }],
    ['of another page', { url: 'blob:https://example.org/0a1b' }],
    ['of a host that only begins like ours', { url: 'blob:app://counterpart.evil/0a1b' }],
    ['asked for by another page', { page: 'https://example.org/' }],
    ['of another kind', { type: 'text/html' }],
    ['that would run', { name: 'Fuldmagt.exe' }],
    ['that would run under a doubled name', { name: 'Fuldmagt.pdf.desktop' }],
  ])('is nothing %s', (_what, facts) => {
    expect(download(facts)).toEqual({ isRefused: true, asked: [], shown: [] });
  });

  test('is not shown when the staff member thought better of it, or the disk was full', () => {
    expect(download({ end: 'cancelled' }).shown).toEqual([]);
    expect(download({ end: 'interrupted' }).shown).toEqual([]);
  });

  test('is not opened under a name by which the machine would run it', () => {
    expect(download({ savedAs: '/home/anna/Fuldmagt.sh' }).shown).toEqual([]);
  });
});
