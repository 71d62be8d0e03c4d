/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page must be written where it is sent from */
/* oxlint-disable no-eval, no-script-url, typescript/no-implied-eval -- they are what must be refused */
import { expect, test } from '../helpers/desktop-launch.ts';

test('The document and its parts come under the policy, and nothing from outside the page’s folder comes at all', async ({
  launch,
}) => {
  const { page } = await launch();
  const answers = await page.evaluate(async () => {
    const ask = async (path: string) => {
      const { status, headers } = await fetch(path);
      return {
        status,
        policy: headers.get('content-security-policy') ?? '',
        type: headers.get('content-type'),
      };
    };
    return {
      document: await ask('/'),
      route: await ask('/person/42'),
      absent: await ask('/assets/absent.js'),
      outside: await ask('/..%2f..%2fpackage.json'),
    };
  });
  expect(answers.document.policy).toContain("default-src 'none'; script-src 'self'; ");
  expect(answers.route).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  expect([answers.absent.status, answers.outside.status]).toEqual([404, 404]);
});

test('Text from a citizen is never taken for markup', async ({ launch }) => {
  const { page } = await launch();
  const outcome = await page.evaluate((payload) => {
    const element = document.createElement('div');
    const ways: Readonly<Record<string, () => unknown>> = {
      innerHTML: () => (element.innerHTML = payload),
      outerHTML: () => (element.outerHTML = payload),
      insertAdjacentHTML: () => element.insertAdjacentHTML('beforeend', payload),
      createContextualFragment: () => document.createRange().createContextualFragment(payload),
      parseFromString: () => new DOMParser().parseFromString(payload, 'text/html'),
      write: () => document.write(payload),
    };
    return Object.entries(ways).flatMap(([name, way]) => {
      try {
        way();
        return [name];
      } catch {
        return [];
      }
    });
  }, '<img src="app://counterpart/none.png" onerror="window.wasHit = true">');
  expect(outcome).toEqual([]);
});

test('An element that carries code runs nothing', async ({ launch }) => {
  const { page } = await launch();
  const wasHit = await page.evaluate(async () => {
    const code = 'window.wasHit = true';
    const carriers: readonly (readonly [string, string, string])[] = [
      ['img', 'onerror', code],
      ['script', 'text', code],
      ['script', 'src', `data:text/javascript,${code}`],
      ['iframe', 'srcdoc', `<script>parent.${code}</script>`],
      ['iframe', 'src', `javascript:parent.${code}`],
      ['object', 'data', `javascript:${code}`],
    ];
    for (const [name, attribute, value] of carriers) {
      const element = document.createElement(name);
      try {
        element.setAttribute(attribute, value);
        if (name === 'img') element.setAttribute('src', 'none.png');
        if (attribute === 'text') element.append(value);
      } catch {
        continue;
      }
      document.body.append(element);
    }
    const link = Object.assign(document.createElement('a'), { href: `javascript:${code}` });
    document.body.append(link);
    link.click();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return 'wasHit' in window;
  });
  expect(wasHit).toBe(false);
});

test('Text is not turned into code', async ({ launch }) => {
  const { page } = await launch();
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const attempt = (what: () => unknown): string => {
          try {
            what();
            return 'ran';
          } catch {
            return 'refused';
          }
        };
        /** On a turn of its own: what the debugger itself calls is exempt from the policy. */
        setTimeout(() =>
          resolve([
            attempt(() => (0, eval)('1')),
            attempt(() => new Function('return 1')() as unknown),
            attempt(() => (document.createElement('div').innerHTML = '<b>text</b>')),
          ]),
        );
      }),
  );
  expect(outcome).toEqual(['refused', 'refused', 'refused']);
});
