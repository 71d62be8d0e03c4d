import { listLatestActs } from '../../store/queries/acts.ts';
import type { App } from '../app-type.ts';
import type { Gateway } from '../gateway.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? '');

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.5rem .75rem;border-block-end:1px solid #ccc}
caption{text-align:start;padding-block:.5rem;color:#444}@media(prefers-color-scheme:dark){body{background:#161616;color:#eee}caption{color:#bbb}}`;

const columns = ['Reference', 'Service', 'Subject', 'State', 'Since', 'Workstation'] as const;

const pageOf = (rows: readonly (readonly string[])[], at: string): string => {
  const body = rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('\n');
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const table = `<table><caption>The last ${rows.length}, read at ${escapeHtml(at)}; this page reads again every 5 seconds.</caption>
<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<meta name="viewport" content="width=device-width"><title>What central received</title><style>${style}</style></head>
<body><main><h1>What central received</h1>${rows.length === 0 ? '<p>Nothing yet.</p>' : table}</main></body></html>`;
};

/** A demonstration's window into central. It shows case data to whoever can reach the port, so it exists there alone. */
export const receivedPage = (app: App, gateway: Gateway): void => {
  if (!gateway.isDemonstration) return;
  app.get('/', { config: { isOpen: true }, schema: { hide: true } }, async (_request, reply) => {
    const acts = await listLatestActs(gateway.database, 50);
    const rows = acts.map((act) => [
      act.reference,
      act.serviceId,
      act.subjectName,
      act.state,
      act.changedAt,
      act.deviceName,
    ]);
    return reply
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      )
      .type('text/html; charset=utf-8')
      .send(pageOf(rows, gateway.clock().toISOString()));
  });
};
