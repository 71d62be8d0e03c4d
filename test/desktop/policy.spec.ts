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

test('Text from a citizen that smuggles in code runs nothing', async ({ launch }) => {
  const { page } = await launch();
  const payloads = [
    '<img src="app://counterpart/none.png" onerror="window.wasHit = true">',
    '<svg onload="window.wasHit = true"></svg>',
    '<iframe srcdoc="<script>parent.wasHit = true</script>"></iframe>',
    '<iframe src="javascript:parent.wasHit = true"></iframe>',
    '<object data="javascript:window.wasHit = true"></object>',
  ];
  const scripts = ['window.wasHit = true', 'data:text/javascript,window.wasHit=true'];
  const refused = await page.evaluate(
    async ([documents, code]) => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective),
      );
      for (const html of documents) {
        /** Past the page's own guard against markup as text, so that the policy behind it is what is tested. */
        const { body } = new DOMParser().parseFromString.call(new DOMParser(), html, 'text/html');
        document.body.append(...body.childNodes);
      }
      for (const [index, text] of code.entries()) {
        const script = document.createElement('script');
        try {
          if (index === 0) script.textContent = text;
          else script.src = text;
        } catch {
          violations.push('trusted types');
        }
        document.body.append(script);
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { wasHit: 'wasHit' in window, count: violations.length };
    },
    [payloads, scripts] as const,
  );
  expect(refused.wasHit).toBe(false);
  expect(refused.count).toBeGreaterThan(0);
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
